namespace JobKit.AspNetCore;

/// <summary>What an operator sends with an act that needs no more.</summary>
internal sealed record ReasonRequest
{
    public string? Reason { get; init; }
}
