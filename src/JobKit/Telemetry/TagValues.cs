namespace JobKit;

/// <summary>The wire form of each enumeration that is a tag's value: a constant each, so that tagging allocates nothing.</summary>
internal static class TagValues
{
    public static string Tag(this JobStatus status) => status switch
    {
        JobStatus.Pending => "pending",
        JobStatus.Processing => "processing",
        JobStatus.Completed => "completed",
        JobStatus.Failed => "failed",
        JobStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The status has no tag."),
    };

    public static string Tag(this AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Succeeded => "succeeded",
        AttemptOutcome.Failed => "failed",
        AttemptOutcome.Rejected => "rejected",
        AttemptOutcome.TimedOut => "timed_out",
        AttemptOutcome.Snoozed => "snoozed",
        AttemptOutcome.Cancelled => "cancelled",
        AttemptOutcome.Released => "released",
        AttemptOutcome.LeaseLost => "lease_lost",
        AttemptOutcome.Unreadable => "unreadable",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The outcome has no tag."),
    };

    public static string Tag(this RefusalOutcome outcome) => outcome switch
    {
        RefusalOutcome.Conflict => "conflict",
        RefusalOutcome.OwnerLimit => "owner_limit",
        RefusalOutcome.Payload => "payload",
        RefusalOutcome.Unregistered => "unregistered",
        RefusalOutcome.Invalid => "invalid",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The outcome has no tag."),
    };
}
