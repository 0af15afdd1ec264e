namespace JobKit.AspNetCore;

/// <summary>Which migration is to be verified.</summary>
internal sealed record VerifyRequest
{
    public string? Migration { get; init; }
}
