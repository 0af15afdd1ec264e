namespace JobKit.AspNetCore;

/// <summary>What an operator sends to move a job's due time.</summary>
internal sealed record RescheduleRequest
{
    public DateTimeOffset? DueAt { get; init; }

    public string? Reason { get; init; }
}
