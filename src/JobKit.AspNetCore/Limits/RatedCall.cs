namespace JobKit.AspNetCore;

/// <summary>Who sends what kind of request.</summary>
internal readonly record struct RatedCall(RateKind Kind, string Caller);
