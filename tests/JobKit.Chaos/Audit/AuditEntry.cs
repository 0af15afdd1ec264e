namespace JobKit.Chaos;

/// <summary>One change of one job, as the database itself noted it in the transaction that made it.</summary>
internal sealed record AuditEntry
{
    /// <summary>Grows with each change; of one job, and of jobs that exclude one another, in the order of their commits.</summary>
    public required long Sequence { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>The status before; null where the row was added.</summary>
    public JobStatus? From { get; init; }

    /// <summary>The status after; null where the row was removed.</summary>
    public JobStatus? To { get; init; }

    public long? OldEpoch { get; init; }

    public long? Epoch { get; init; }

    public int? OldAttempt { get; init; }

    public int? Attempt { get; init; }

    public int? MaxAttempts { get; init; }

    /// <summary>Who holds the job now, or held it until now.</summary>
    public string? Worker { get; init; }

    public string? LimitKey { get; init; }

    public int LimitConcurrency { get; init; } = 1;

    /// <summary>The epoch that the change says it settles, where it says so.</summary>
    public long? SettledEpoch { get; init; }

    /// <summary>The texts that the change wrote; handlers put their <see cref="Mark"/> into each.</summary>
    public string? Written { get; init; }

    /// <summary>When, in microseconds on the database's clock.</summary>
    public required long At { get; init; }

    public bool IsClaim => From == JobStatus.Pending && To == JobStatus.Processing;

    public bool LeavesProcessing => From == JobStatus.Processing && To != JobStatus.Processing;

    /// <summary>The final status is reached.</summary>
    public bool Ends => To is { } to && to.IsTerminal() && From != To;

    /// <summary>The lease had ended and any node took the job back: what it was claimed for was not settled by its holder.</summary>
    public bool IsTakenBack => LeavesProcessing && SettledEpoch is null;
}
