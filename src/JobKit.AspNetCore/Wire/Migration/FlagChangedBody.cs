namespace JobKit.AspNetCore;

/// <summary>The seeds' answer to a change of a flag.</summary>
internal sealed record FlagChangedBody(bool Success, FlagBody Flag);
