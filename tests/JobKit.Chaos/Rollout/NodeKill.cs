namespace JobKit.Chaos;

/// <summary>A node that was killed, and when.</summary>
internal sealed record NodeKill(string Node, int ProcessId, long At);
