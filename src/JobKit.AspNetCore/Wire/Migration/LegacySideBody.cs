namespace JobKit.AspNetCore;

/// <summary>The legacy's numbers; the rate in percent.</summary>
internal sealed record LegacySideBody(long Requests, long Errors, double ErrorRate, double? ResultP50Ms, double? ResultP95Ms);
