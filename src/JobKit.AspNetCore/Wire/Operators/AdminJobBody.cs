namespace JobKit.AspNetCore;

/// <summary>A job as operators see it in lists: without its payload and its result.</summary>
internal record AdminJobBody
{
    public required JobId JobId { get; init; }

    public required string Type { get; init; }

    public required JobStatus Status { get; init; }

    public required string Queue { get; init; }

    public required int Priority { get; init; }

    public required string? Owner { get; init; }

    public required string? CorrelationKey { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Whether owners are not shown it.</summary>
    public required bool Shadow { get; init; }

    public required int Progress { get; init; }

    public required string? CurrentStep { get; init; }

    public required DateTimeOffset? EstimatedCompletion { get; init; }

    public required string? Error { get; init; }

    public required string? ErrorCode { get; init; }

    public required JobFailureReason? Reason { get; init; }

    public required int Attempt { get; init; }

    public required int MaxAttempts { get; init; }

    public required bool CancelRequested { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }
}
