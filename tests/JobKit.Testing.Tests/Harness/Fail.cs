namespace JobKit.Testing.Harness;

/// <summary>Fails so many times before it succeeds.</summary>
internal sealed record Fail(int Times);
