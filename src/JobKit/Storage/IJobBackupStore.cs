namespace JobKit.Storage;

/// <summary>Reads all jobs out, and puts jobs back. A role of its own: a store that implements it beside <see cref="IJobStore"/> can be backed up.</summary>
public interface IJobBackupStore
{
    /// <summary>Gives every job as it was at one moment, in the order of the ids, a page at a time.</summary>
    /// <remarks>It is not tried again inside, since pages may have been given already: an error reaches the caller. Writers are not held up.</remarks>
    /// <param name="pageSize">How many at most are given at once.</param>
    /// <param name="page">Takes a page, never an empty one; the next is read when it is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The version of the tables that were read.</returns>
    Task<int> ReadAllAsync(int pageSize, Func<IReadOnlyList<StoredJob>, Task> page, CancellationToken cancellationToken);

    /// <summary>Puts back, in one transaction, the jobs whose ids are not there, as they were; what is there is never touched.</summary>
    /// <remarks>A live job whose unique key another live job has is not put back either. Repeating a call puts nothing back twice.</remarks>
    /// <returns>For each job whether it was put back.</returns>
    Task<IReadOnlyList<bool>> RestoreAsync(IReadOnlyList<StoredJob> jobs, CancellationToken cancellationToken);
}
