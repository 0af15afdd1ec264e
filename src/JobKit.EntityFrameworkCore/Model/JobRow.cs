using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_jobs</c>: the model of the table, and what <c>db.Enqueue</c> tracks. The hot statements do not go through it.</summary>
internal sealed class JobRow
{
    /// <summary>Not a column: what the row was made from, so that its times can be set on the store's clock when it is saved.</summary>
    internal NewJob? Source { get; init; }

    public Guid Id { get; set; }

    public required string Type { get; set; }

    public required string Queue { get; set; }

    public short Priority { get; set; }

    public required string Payload { get; set; }

    public required string ContentHash { get; set; }

    public JobStatus Status { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempt { get; set; }

    public int MaxAttempts { get; set; }

    public int AbandonCount { get; set; }

    public long Epoch { get; set; }

    /// <summary>The epoch whose settlement was last applied, so that its repetition can be told from a stale one (I21).</summary>
    public long? SettledEpoch { get; set; }

    public JobVerb? SettledVerb { get; set; }

    public string? WorkerId { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public bool CancelRequested { get; set; }

    public string? CancelReason { get; set; }

    public short Progress { get; set; }

    public string? Step { get; set; }

    public string? Result { get; set; }

    public string? ErrorType { get; set; }

    public string? ErrorMessage { get; set; }

    public string? ErrorDetail { get; set; }

    public JobFailureReason? FailureReason { get; set; }

    public string? Owner { get; set; }

    public string? Tenant { get; set; }

    public string? CorrelationKey { get; set; }

    public string? UniqueKey { get; set; }

    public string? LimitKey { get; set; }

    public int LimitConcurrency { get; set; }

    /// <summary>A JSON array of strings, or null where there are none.</summary>
    public string? Tags { get; set; }

    public string? TraceParent { get; set; }

    public Guid? ParentId { get; set; }

    public bool Hidden { get; set; }

    public string? Metadata { get; set; }

    public string? Checkpoint { get; set; }

    /// <summary>In microseconds, or null for the type's default.</summary>
    public long? Timeout { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
