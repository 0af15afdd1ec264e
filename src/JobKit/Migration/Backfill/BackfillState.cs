namespace JobKit.Migration;

/// <summary>Where a backfill stands.</summary>
public enum BackfillState
{
    /// <summary>It was never started.</summary>
    NotStarted = 0,

    /// <summary>Its rows are being worked through, or will be when its windows and limits allow.</summary>
    Running = 1,

    /// <summary>An operator paused it; it resumes where it was.</summary>
    Paused = 2,

    /// <summary>It stopped by itself, and <see cref="BackfillProgress.Reason"/> says why; it resumes where it was.</summary>
    Stopped = 3,

    /// <summary>Each range ended with a page that was read and was empty.</summary>
    Finished = 4,
}
