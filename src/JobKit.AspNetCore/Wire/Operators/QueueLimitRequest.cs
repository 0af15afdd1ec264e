namespace JobKit.AspNetCore;

/// <summary>What an operator sends to bound a queue over all nodes; null takes the bound away.</summary>
internal sealed record QueueLimitRequest
{
    public required int? Concurrency { get; init; }

    public string? Reason { get; init; }
}
