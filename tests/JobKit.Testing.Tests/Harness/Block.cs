namespace JobKit.Testing.Harness;

/// <summary>Waits for something that the test holds back.</summary>
internal sealed record Block;
