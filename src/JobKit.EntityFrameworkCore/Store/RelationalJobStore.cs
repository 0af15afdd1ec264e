using System.Transactions;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The store in a relational database: a call is a session of its own, and what is said in it the dialect knows.</summary>
/// <param name="source">The connections.</param>
/// <param name="features">All that has tables in this database, its own first: they are made and checked together.</param>
internal sealed class RelationalJobStore(ISessionSource source, IReadOnlyList<SchemaFeature> features) : IJobStore, IJobBackupStore, IDisposable
{
    private readonly SessionCalls _calls = new(source);

    private readonly RenewalConnection _renewals = new(source);

    private bool? _joinsAmbient;

    /// <inheritdoc/>
    public bool JoinsAmbientTransaction
    {
        get
        {
            if (Transaction.Current is null)
            {
                return false;
            }

            return _joinsAmbient is not false
                ? true
                : throw new JobStoreException(
                    "There is an ambient transaction (TransactionScope), and SQLite cannot join it, so nothing was written. Enqueue in the context's own transaction: await db.EnqueueAsync(job).");
        }
    }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(
            async session =>
            {
                _joinsAmbient = session.Dialect.JoinsAmbientTransactions;
                if (source.MigratesAtStart(session.Dialect))
                {
                    await SchemaMigrator.MigrateAsync(session, features, cancellationToken).ConfigureAwait(false);
                }

                await SchemaMigrator.CheckAsync(session, features, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Brings the tables to this build's version, whatever is set for the start.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => SchemaMigrator.MigrateAsync(session, features, cancellationToken), cancellationToken);

    /// <summary>The same as SQL, for a database without the tables.</summary>
    public string MigrationScript() => SchemaMigrator.Script(source.FindDialect(), features);

    /// <summary>The same for one feature beside those that are there; null where this app does not have it.</summary>
    public string? MigrationScript(SchemaFeature only) => features.Contains(only) ? SchemaMigrator.Script(source.FindDialect(), only) : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        JoinsAmbientTransaction
            ? _calls.OnceAsync(session => session.Dialect.EnqueueAsync(session, jobs, mode, cancellationToken), cancellationToken)
            : _calls.WriteAsync(session => session.Dialect.EnqueueAsync(session, jobs, mode, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        // Claiming is what tells a node with a worker from one that only enqueues.
        _calls.CallAsync(
            () => _renewals.ReadyAsync(cancellationToken).AsTask(),
            session => session.Dialect.ClaimAsync(session, request, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        SessionCalls.ApartAsync(() => _renewals.RenewAsync(leases, duration, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => session.Dialect.SettleAsync(session, settlements, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => session.Dialect.WriteProgressAsync(session, writes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => WriteCheckpoint.RunAsync(session, lease, checkpoint, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => session.Dialect.EnqueueChildrenAsync(session, parent, jobs, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => Beat.RunAsync(session, beat, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => session.Dialect.SweepAsync(session, maxAbandons, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => session.Dialect.ExpireAsync(session, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        status.IsTerminal()
            ? _calls.CallAsync(session => session.Dialect.PruneAsync(session, status, age, limit, cancellationToken), cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(status), status, "Only ended jobs are removed. Give Completed, Failed or Cancelled.");

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => RemoveJob.RunAsync(session, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => session.Dialect.AddStatisticsAsync(session, counts, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => PruneStatistics.RunAsync(session, age, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => GetJob.RunAsync(session, id, owner, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => GetStates.RunAsync(session, ids, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ListJobs.RunAsync(session, query, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => GetStatistics.RunAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => ReadStatistics.RunAsync(session, window, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => GetAttempts.RunAsync(session, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) =>
        _calls.CallAsync(session => GetWorkers.RunAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => CountLost.RunAsync(session, age, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => GetAudit.RunAsync(session, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => CancelJob.RunAsync(session, id, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => RetryJob.RunAsync(session, id, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => RescheduleJob.RunAsync(session, id, dueAt, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> AbandonAsync(JobId id, int maxAbandons, OperatorAction action, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => AbandonJob.RunAsync(session, id, maxAbandons, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task SetQueueAsync(string queue, QueueChange change, OperatorAction action, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => SetQueue.RunAsync(session, queue, change, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> ReadAllAsync(int pageSize, Func<IReadOnlyList<StoredJob>, Task> page, CancellationToken cancellationToken) =>
        SessionCalls.ApartAsync(() => _calls.OnceAsync(session => ReadAllJobs.RunAsync(session, pageSize, page, cancellationToken), cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> RestoreAsync(IReadOnlyList<StoredJob> jobs, CancellationToken cancellationToken) =>
        _calls.CallAsync(session => RestoreJobs.RunAsync(session, jobs, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _renewals.Dispose();
}
