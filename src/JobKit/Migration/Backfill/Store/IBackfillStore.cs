namespace JobKit.Migration;

/// <summary>Keeps how far backfills are. For packages that keep it in a database.</summary>
/// <remarks>Leases are on the store's clock. Safe for concurrent use, holds no state between calls.</remarks>
public interface IBackfillStore
{
    /// <summary>The last run of each backfill that was ever started.</summary>
    Task<IReadOnlyList<BackfillRun>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Begins a run that has one more than the given number, with its ranges, and forgets the rejects of the one before; null where another was begun meanwhile.</summary>
    /// <param name="name">The backfill.</param>
    /// <param name="after">The last run's number; 0 where there is none.</param>
    /// <param name="extent">Its rows.</param>
    /// <param name="by">Who starts it; written to the audit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<BackfillRun?> StartAsync(string name, int after, BackfillExtent extent, OperatorAction by, CancellationToken cancellationToken);

    /// <summary>Makes the change, or gives false where the run is not in a state that allows it.</summary>
    Task<bool> MoveAsync(BackfillMove move, CancellationToken cancellationToken);

    /// <summary>Leases a range that nobody works on. A job that was taken over gets the range that its own earlier lease holds.</summary>
    /// <param name="name">The backfill.</param>
    /// <param name="run">Which start of it.</param>
    /// <param name="owner">The job's id, a colon, and the epoch of its lease.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<BackfillLease> LeaseAsync(string name, int run, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a range back before its lease ends; nothing where the lease is another's by now.</summary>
    Task ReleaseAsync(BackfillRange range, CancellationToken cancellationToken);

    /// <summary>Writes how far a range is, under its lease and from its cursor; null where either is another by now: nothing was written. Else the backfill's state.</summary>
    Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Rejected rows in the order of their keys.</summary>
    Task<IReadOnlyList<BackfillReject>> ReadRejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken);
}
