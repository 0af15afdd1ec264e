namespace JobKit.Storage;

/// <summary>The store's answer to a renewal.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Held">Whether the lease was held.</param>
/// <param name="CancelRequested">Whether somebody asked to cancel the job.</param>
/// <param name="Extended">
/// Whether a held lease is longer now, as it is by default. False: somebody else has the job's row locked, so the lease ends when it did
/// before, and is to be renewed again soon. Where <paramref name="Held"/> is false it says nothing.
/// </param>
public readonly record struct RenewReceipt(JobId JobId, bool Held, bool CancelRequested, bool Extended = true);
