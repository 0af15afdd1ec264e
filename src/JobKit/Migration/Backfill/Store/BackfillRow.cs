namespace JobKit.Migration;

/// <summary>One row as a verification sees it.</summary>
/// <param name="Key">Its key as text.</param>
/// <param name="Values">Its values by name, as texts that are equal where the values are.</param>
public sealed record BackfillRow(string Key, IReadOnlyDictionary<string, string?> Values);
