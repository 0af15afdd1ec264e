namespace JobKit.AspNetCore;

/// <summary>What a request counts as. Each kind has a limit of its own for each caller.</summary>
internal enum RateKind
{
    Read,
    Start,
    AdminWrite,
    Emergency,
    Webhook,
}
