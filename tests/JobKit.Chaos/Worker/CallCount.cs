namespace JobKit.Chaos;

/// <summary>How often one call of the store was made and broke, over all processes.</summary>
internal sealed record CallCount(string Call, int Calls, int BrokenBefore, int BrokenAfter);
