namespace JobKit.Chaos;

/// <summary>What a node of <c>react</c> is told besides its database.</summary>
internal sealed record NodeSettings(int Rate, int Seed);
