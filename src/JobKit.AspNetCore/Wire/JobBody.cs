namespace JobKit.AspNetCore;

/// <summary>A job as its owner sees it.</summary>
internal sealed record JobBody
{
    public required JobId JobId { get; init; }

    public required string Type { get; init; }

    public required JobStatus Status { get; init; }

    public required int Progress { get; init; }

    public required string? CurrentStep { get; init; }

    public required DateTimeOffset? EstimatedCompletion { get; init; }

    public required RawJson? Result { get; init; }

    public required string? Error { get; init; }

    public required string? ErrorCode { get; init; }

    public required JobFailureReason? Reason { get; init; }

    public required int Attempt { get; init; }

    public required int MaxAttempts { get; init; }

    public required bool CancelRequested { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }
}
