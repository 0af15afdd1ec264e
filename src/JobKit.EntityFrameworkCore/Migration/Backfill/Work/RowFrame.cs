namespace JobKit.EntityFrameworkCore;

/// <summary>The run that a row is made in.</summary>
/// <param name="Backfill">The backfill's name.</param>
/// <param name="Run">Which start of it.</param>
/// <param name="StartedAt">When that was.</param>
internal readonly record struct RowFrame(string Backfill, int Run, DateTimeOffset StartedAt);
