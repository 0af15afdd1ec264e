namespace JobKit.Migration;

/// <summary>What became of a legacy request's job.</summary>
public enum LegacyEnqueueOutcome
{
    /// <summary>It is stored: wait for it.</summary>
    Enqueued = 0,

    /// <summary>It is surely not stored: the legacy side answers, and the candidate counts an error.</summary>
    LegacyAnswers = 1,

    /// <summary>Neither side does the work: give the client <see cref="LegacyEnqueueResult.Answer"/>.</summary>
    Refused = 2,
}
