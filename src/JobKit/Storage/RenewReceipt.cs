namespace JobKit.Storage;

/// <summary>The store's answer to a renewal.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Held">Whether the lease was held and is longer now.</param>
/// <param name="CancelRequested">Whether somebody asked to cancel the job.</param>
public readonly record struct RenewReceipt(JobId JobId, bool Held, bool CancelRequested);
