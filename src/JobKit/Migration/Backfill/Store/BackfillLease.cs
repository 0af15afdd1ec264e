namespace JobKit.Migration;

/// <summary>The answer to a wish for work.</summary>
/// <param name="State">Where the backfill stands; only a running one gives work.</param>
/// <param name="Range">The range that is now the asker's, or null.</param>
/// <param name="Open">How many ranges are not finished, this one included.</param>
/// <param name="StartedAt">When the run started.</param>
public sealed record BackfillLease(BackfillState State, BackfillRange? Range = null, int Open = 0, DateTimeOffset StartedAt = default);
