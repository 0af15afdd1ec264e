namespace JobKit.Chaos;

/// <summary>A job that a request became.</summary>
internal sealed record StampedJob(Guid Id, long Epoch, string Endpoint, JobStatus Status);
