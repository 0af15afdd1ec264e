namespace JobKit;

/// <summary>The right to one attempt. Every write of the attempt carries the epoch; a stale one changes nothing.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Epoch">The fencing token of this attempt.</param>
/// <param name="ExpiresAt">When the lease ended as last known, on the store's clock.</param>
public readonly record struct JobLease(JobId JobId, long Epoch, DateTimeOffset ExpiresAt);
