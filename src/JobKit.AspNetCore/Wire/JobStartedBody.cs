namespace JobKit.AspNetCore;

/// <summary>The answer to a start.</summary>
internal sealed record JobStartedBody
{
    public required JobId JobId { get; init; }

    public required JobStatus Status { get; init; }

    public required DateTimeOffset? EstimatedCompletion { get; init; }

    public required double? EstimatedMinutes { get; init; }

    public required string PollingUrl { get; init; }

    public required string EventsUrl { get; init; }

    public required string Message { get; init; }
}
