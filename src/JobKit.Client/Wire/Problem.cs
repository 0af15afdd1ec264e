namespace JobKit.Client;

/// <summary>A refusal on the wire.</summary>
internal sealed record Problem(string? Title, string? Detail, string? Code);
