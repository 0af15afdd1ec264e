using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>What differs between databases: how values are written, how a transaction begins, and the statement of each hot verb.</summary>
/// <remarks>
/// A verb gets an open session. A verb of several statements runs them in <see cref="StoreSession.InTransactionAsync{T}"/>, which uses the
/// caller's transaction where there is one; a single statement needs none of its own. The store retries a whole verb where
/// <see cref="IsTransient"/> says so, except in a caller's transaction. What is the same in every dialect is in <c>Query/</c> and
/// <c>Operate/</c>, written with the values and fragments of this class.
/// </remarks>
internal abstract class Dialect(Tables tables)
{
    /// <summary>The tables' names.</summary>
    public Tables Tables => tables;

    /// <summary>The store's present as SQL, such as <c>statement_timestamp()</c>; it may name the parameter <c>@now</c>.</summary>
    public abstract string NowSql { get; }

    /// <summary>What follows a SELECT that is to keep its rows from other writers until the transaction ends.</summary>
    public abstract string ForUpdateSql { get; }

    /// <summary>A statement of one row that keeps the statement behind it to the order of an index; null where the database needs none.</summary>
    public abstract string? WalkSql { get; }

    /// <summary>What follows a key that is among those of a small subquery, so that each is looked up by it.</summary>
    public abstract string Among(string subquery);

    /// <summary>What <c>@now</c> is where <see cref="NowSql"/> names it; null where the database has the clock.</summary>
    public abstract object? NowValue { get; }

    /// <summary>What lets one transaction at a time go past a named place, until it ends; null where a transaction is alone anyway.</summary>
    /// <param name="place">A word of JobKit's own.</param>
    public abstract string? OneAtATimeSql(string place);

    /// <summary>As the other, without waiting: whether nobody else is past the place; null where a transaction is alone anyway.</summary>
    /// <param name="place">A word of JobKit's own.</param>
    public abstract string? TryOneAtATimeSql(string place);

    /// <summary>Whether a caller's <c>System.Transactions</c> scope can be joined.</summary>
    public abstract bool JoinsAmbientTransactions { get; }

    /// <summary>Whether the library's own context migrates at start, where the app did not say.</summary>
    public abstract bool AutoMigrates { get; }

    // Values

    public abstract object ToValue(JobId id);

    public abstract object ToValue(DateTimeOffset instant);

    /// <summary>A length of time that can be added to or taken from an instant in SQL.</summary>
    public abstract object ToValue(TimeSpan span);

    public abstract JobId ReadId(DbDataReader reader, int ordinal);

    public abstract DateTimeOffset ReadInstant(DbDataReader reader, int ordinal);

    public JobId? ReadOptionalId(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : ReadId(reader, ordinal);

    public DateTimeOffset? ReadOptionalInstant(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : ReadInstant(reader, ordinal);

    // Sessions

    /// <summary>Readies a connection of the store's own that was just opened.</summary>
    public abstract ValueTask OpenedAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction of the store's own, in this process's turn to write where the database takes one writer at a time.</summary>
    /// <param name="connection">The one that is to write.</param>
    /// <param name="blocks">Whether to wait on the calling thread; such callers go first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public abstract ValueTask<IOwnTransaction> BeginAsync(DbConnection connection, bool blocks, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that sees the database as of one moment, takes no turn to write, and holds no writer up.</summary>
    public abstract string SnapshotSql { get; }

    /// <summary>Whether the same call may succeed when it is made again.</summary>
    public abstract bool IsTransient(Exception error);

    /// <summary>The error to show instead, with what was found and the mend; the same one where nothing is known better.</summary>
    public abstract Exception Explain(Exception error, DbConnection? connection, bool inCallersTransaction);

    // Schema

    /// <summary>The version of a feature's tables, or null where there are none.</summary>
    public abstract Task<int?> ReadVersionAsync(StoreSession session, string feature, CancellationToken cancellationToken);

    /// <summary>The column types in this database's words.</summary>
    public abstract SqlTypes Types { get; }

    /// <summary>What makes one node at a time migrate, run first in the migration's transaction; null where the transaction itself does.</summary>
    public abstract string? MigrationLockSql { get; }

    // Enqueue

    /// <inheritdoc cref="IJobEnqueueStore.EnqueueAsync"/>
    public abstract Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobWorkStore.EnqueueChildrenAsync"/>
    public abstract Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        StoreSession session, JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken);

    // Work

    /// <inheritdoc cref="IJobWorkStore.ClaimAsync"/>
    public abstract Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        StoreSession session, ClaimRequest request, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobWorkStore.RenewAsync"/>
    /// <remarks>In a session that blocks, the task has ended when it is returned.</remarks>
    public abstract Task<IReadOnlyList<RenewReceipt>> RenewAsync(
        StoreSession session, IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobWorkStore.SettleAsync"/>
    public abstract Task<IReadOnlyList<SettleReceipt>> SettleAsync(
        StoreSession session, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobWorkStore.WriteProgressAsync"/>
    public abstract Task<IReadOnlyList<bool>> WriteProgressAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken);

    // Query

    /// <summary>What waits in each queue that has pending jobs.</summary>
    public abstract Task<IReadOnlyList<QueueBacklog>> ReadBacklogAsync(StoreSession session, CancellationToken cancellationToken);

    // Maintain

    /// <inheritdoc cref="IJobMaintainStore.SweepAsync"/>
    public abstract Task<SweepResult> SweepAsync(StoreSession session, int maxAbandons, int limit, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobMaintainStore.ExpireAsync"/>
    public abstract Task<IReadOnlyList<SettledJob>> ExpireAsync(StoreSession session, int limit, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobMaintainStore.PruneAsync"/>
    public abstract Task<int> PruneAsync(
        StoreSession session, JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken);

    /// <inheritdoc cref="IJobMaintainStore.AddStatisticsAsync"/>
    public abstract Task AddStatisticsAsync(
        StoreSession session, IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken);
}
