namespace JobKit.Chaos;

/// <summary>One thing that is wrong.</summary>
internal sealed record Finding(FindingKind Kind, string Text);
