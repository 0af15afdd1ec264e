namespace JobKit.Storage;

/// <summary>The store's answer for one job of an enqueue.</summary>
/// <param name="Id">The job that stands for the work: the asked one, or the holder of the unique key.</param>
/// <param name="Outcome">What was done.</param>
public readonly record struct EnqueueReceipt(JobId Id, EnqueueOutcome Outcome)
{
    /// <summary>Whether nothing stands for this job: it was refused.</summary>
    public bool IsRefused => Outcome is EnqueueOutcome.Conflict or EnqueueOutcome.OwnerLimit;
}
