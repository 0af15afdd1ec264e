namespace JobKit.AspNetCore.Tests;

/// <summary>A job that nothing here runs: it stays pending.</summary>
public sealed record Paint(string Colour);
