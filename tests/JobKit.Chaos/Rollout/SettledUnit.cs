namespace JobKit.Chaos;

/// <summary>A job that ended.</summary>
internal sealed record SettledUnit(long At, Guid Job, JobStatus Status);
