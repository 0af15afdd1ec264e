namespace JobKit.EntityFrameworkCore;

/// <summary>The stored numbers of statuses, verbs and reasons, so that SQL text names them.</summary>
internal static class Number
{
    public const int Pending = (int)JobStatus.Pending;

    public const int Processing = (int)JobStatus.Processing;

    public const int Completed = (int)JobStatus.Completed;

    public const int Failed = (int)JobStatus.Failed;

    public const int Cancelled = (int)JobStatus.Cancelled;

    public const int Complete = (int)JobVerb.Complete;

    public const int RetryLater = (int)JobVerb.RetryLater;

    public const int Fail = (int)JobVerb.Fail;

    public const int Snooze = (int)JobVerb.Snooze;

    public const int Release = (int)JobVerb.Release;

    public const int Sweep = (int)JobVerb.Sweep;

    public const int Abandoned = (int)JobFailureReason.Abandoned;

    public const int Expired = (int)JobFailureReason.Expired;
}
