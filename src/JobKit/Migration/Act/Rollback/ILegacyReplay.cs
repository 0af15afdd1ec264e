namespace JobKit.Migration;

/// <summary>Does by the old code what a job was to do: for plans that say <see cref="QueuedAtRollback.ReplayViaLegacy"/>.</summary>
public interface ILegacyReplay
{
    /// <summary>Does the work of one job that no worker has ever begun and none will; afterwards the job is cancelled.</summary>
    /// <param name="job">The job.</param>
    /// <param name="idempotencyKey">The same text for the same job: after a kill it may be asked for again, and must not do the work twice.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task ReplayAsync(Job job, string idempotencyKey, CancellationToken cancellationToken);
}
