namespace JobKit.Storage;

/// <summary>The outcome of one attempt, to be written under its epoch.</summary>
public sealed record Settlement
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The attempt's fencing token.</summary>
    public required long Epoch { get; init; }

    /// <summary><see cref="JobVerb.Complete"/>, <see cref="JobVerb.RetryLater"/>, <see cref="JobVerb.Fail"/>, <see cref="JobVerb.Snooze"/> or <see cref="JobVerb.Release"/>.</summary>
    public required JobVerb Verb { get; init; }

    /// <summary>The result as JSON text, on completion.</summary>
    public string? Result { get; init; }

    /// <summary>The error, on a failure; null keeps what an earlier attempt left.</summary>
    public JobError? Error { get; init; }

    /// <summary>Why it fails for good, with <see cref="JobVerb.Fail"/>.</summary>
    public JobFailureReason? FailureReason { get; init; }

    /// <summary>Due this long after the store's present, with <see cref="JobVerb.RetryLater"/> and <see cref="JobVerb.Snooze"/>.</summary>
    public TimeSpan Delay { get; init; }
}
