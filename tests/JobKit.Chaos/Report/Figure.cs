namespace JobKit.Chaos;

/// <summary>One line of the report.</summary>
internal sealed record Figure(string Name, string Value);
