namespace JobKit.Migration;

/// <summary>A page of rows in the order of their keys.</summary>
/// <param name="Rows">Those that belong to the backfill.</param>
/// <param name="Last">The last key that was read; null where there was none.</param>
public sealed record BackfillPage(IReadOnlyList<BackfillRow> Rows, string? Last);
