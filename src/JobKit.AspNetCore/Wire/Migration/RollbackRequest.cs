namespace JobKit.AspNetCore;

/// <summary>The seeds' call for an emergency.</summary>
internal sealed record RollbackRequest
{
    public string? Confirm { get; init; }

    public string? Reason { get; init; }

    public string? Migration { get; init; }

    public bool DryRun { get; init; }
}
