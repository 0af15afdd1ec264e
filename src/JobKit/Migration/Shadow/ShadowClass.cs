namespace JobKit.Migration;

/// <summary>What became of one shadowed request. The numbers are stored and never change meaning.</summary>
public enum ShadowClass
{
    /// <summary>Both answered the same.</summary>
    Match = 0,

    /// <summary>They differ only where the rules ignore it. Counts as a match.</summary>
    Ignored = 1,

    /// <summary>They differ; what is ignored beside it changes nothing.</summary>
    Mismatch = 2,

    /// <summary>Legacy failed and the job did not. Counted apart: it says nothing against the candidate.</summary>
    ControlFailed = 3,

    /// <summary>The job failed and legacy did not. Counts as a mismatch.</summary>
    CandidateFailed = 4,

    /// <summary>Both failed with the same error. Counts as a match.</summary>
    BothFailedSame = 5,

    /// <summary>The job did not run in time, was cancelled, or is gone. Counted apart.</summary>
    Late = 6,

    /// <summary>The comparer or a cleaning threw. Counts as a mismatch, since nobody knows.</summary>
    ComparerError = 7,
}
