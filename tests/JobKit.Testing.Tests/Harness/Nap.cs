namespace JobKit.Testing.Harness;

/// <summary>Waits on the clock.</summary>
internal sealed record Nap(int Minutes);
