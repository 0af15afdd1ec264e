namespace JobKit.AspNetCore;

/// <summary>How many jobs of a type.</summary>
internal sealed record TypeCountBody(string Type, long Count);
