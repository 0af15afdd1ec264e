namespace JobKit.Migration;

/// <summary>What the legacy side did before the candidate got its traffic, frozen at the stage's entry.</summary>
/// <param name="Endpoint">Which endpoint.</param>
/// <param name="ErrorRate">The legacy's error rate, 0 to 1; null when too little was seen.</param>
public sealed record EndpointBaseline(string Endpoint, double? ErrorRate);
