namespace JobKit.Storage;

/// <summary>The store's answer to an operator's act.</summary>
/// <param name="Status">The job's status after the call, or null where there is no such job.</param>
/// <param name="Changed">Whether the act was done; false where the job's status did not allow it, or it was done before.</param>
/// <param name="Settled">The job, where the act ended it; else null.</param>
/// <param name="Queue">Its queue, where the act made it pending; else null.</param>
public readonly record struct OperateReceipt(JobStatus? Status, bool Changed, SettledJob? Settled = null, string? Queue = null);
