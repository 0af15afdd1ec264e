namespace JobKit.AspNetCore;

/// <summary>What an operator sends to start a backfill.</summary>
internal sealed record BackfillStartRequest
{
    public bool DryRun { get; init; }

    public string? Reason { get; init; }
}
