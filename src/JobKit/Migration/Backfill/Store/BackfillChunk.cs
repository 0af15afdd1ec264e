namespace JobKit.Migration;

/// <summary>A chunk to be worked on.</summary>
/// <param name="Range">The leased range; the chunk begins behind its cursor.</param>
/// <param name="StartedAt">When the run started.</param>
/// <param name="Rows">At most so many rows.</param>
/// <param name="RatePerSecond">To be written with the checkpoint.</param>
/// <param name="Lease">How long the lease is to be after it.</param>
public sealed record BackfillChunk(BackfillRange Range, DateTimeOffset StartedAt, int Rows, long RatePerSecond, TimeSpan Lease);
