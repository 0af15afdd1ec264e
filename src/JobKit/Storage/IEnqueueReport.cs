namespace JobKit.Storage;

/// <summary>What follows a write of jobs: the caller's answer, and what is counted and woken once it is committed.</summary>
/// <remarks>For packages that enqueue by a way of their own. A singleton, safe for concurrent use.</remarks>
public interface IEnqueueReport
{
    /// <summary>The answer to the caller, with its estimate; a refusal is counted and thrown. Counts no job as stored: it may not be committed yet.</summary>
    /// <exception cref="JobConflictException">The id is taken by a job with other content.</exception>
    /// <exception cref="JobOwnerLimitException">The owner has as many live jobs as allowed.</exception>
    EnqueueResult Answer(NewJob job, EnqueueReceipt receipt);

    /// <summary>These jobs were stored and are committed: counts them, wakes workers for those that may be due, and sets this node's alarm for the others.</summary>
    /// <param name="jobs">Newly stored ones alone. A delay is what is left of it now.</param>
    void Committed(IReadOnlyList<NewJob> jobs);
}
