namespace JobKit.Tests.Types;

/// <summary>A plain payload.</summary>
internal sealed record Greet(string Name);
