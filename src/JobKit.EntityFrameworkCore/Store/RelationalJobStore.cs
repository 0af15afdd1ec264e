using System.Transactions;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The store in a relational database: opens a connection for each call, retries what is transient, leaves the rest to the dialect.</summary>
internal sealed class RelationalJobStore(ISessionSource source) : IJobStore, IDisposable
{
    private readonly TransientRetry _retry = new(static (time, token) => Task.Delay(time, TimeProvider.System, token), Random.Shared);

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
        CallAsync(
            async session =>
            {
                _joinsAmbient = session.Dialect.JoinsAmbientTransactions;
                if (source.MigratesAtStart(session.Dialect))
                {
                    await SchemaMigrator.MigrateAsync(session, cancellationToken).ConfigureAwait(false);
                }

                await SchemaMigrator.CheckAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Brings the tables to this build's version, whatever is set for the start.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        CallAsync(
            async session =>
            {
                await SchemaMigrator.MigrateAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>The same as SQL, for a database without the tables.</summary>
    public string MigrationScript() => SchemaMigrator.Script(source.FindDialect());

    /// <inheritdoc/>
    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        JoinsAmbientTransaction
            ? OnceAsync(session => session.Dialect.EnqueueAsync(session, jobs, mode, cancellationToken), cancellationToken)
            : CallAsync(session => session.Dialect.EnqueueAsync(session, jobs, mode, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        ApartAsync(() => _retry.RunAsync(
            async () =>
            {
                // Claiming is what tells a node with a worker from one that only enqueues.
                await _renewals.ReadyAsync(cancellationToken).ConfigureAwait(false);
                return await OnceAsync(session => session.Dialect.ClaimAsync(session, request, cancellationToken), cancellationToken).ConfigureAwait(false);
            },
            source.IsTransient,
            cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        ApartAsync(() => _renewals.RenewAsync(leases, duration, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        CallAsync(session => session.Dialect.SettleAsync(session, settlements, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        CallAsync(session => session.Dialect.WriteProgressAsync(session, writes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        CallAsync(session => WriteCheckpoint.RunAsync(session, lease, checkpoint, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        CallAsync(session => session.Dialect.EnqueueChildrenAsync(session, parent, jobs, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken) =>
        CallAsync(session => Beat.RunAsync(session, beat, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken) =>
        CallAsync(session => session.Dialect.SweepAsync(session, maxAbandons, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken) =>
        CallAsync(session => session.Dialect.ExpireAsync(session, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        status.IsTerminal()
            ? CallAsync(session => session.Dialect.PruneAsync(session, status, age, limit, cancellationToken), cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(status), status, "Only ended jobs are removed. Give Completed, Failed or Cancelled.");

    /// <inheritdoc/>
    public Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        CallAsync(session => session.Dialect.AddStatisticsAsync(session, counts, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken) =>
        CallAsync(session => PruneStatistics.RunAsync(session, age, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) =>
        CallAsync(session => GetJob.RunAsync(session, id, owner, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) =>
        CallAsync(session => GetStates.RunAsync(session, ids, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) =>
        CallAsync(session => ListJobs.RunAsync(session, query, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) =>
        CallAsync(session => GetStatistics.RunAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        CallAsync(session => ReadStatistics.RunAsync(session, window, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) =>
        CallAsync(session => GetAttempts.RunAsync(session, id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) =>
        CallAsync(session => GetWorkers.RunAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) =>
        CallAsync(session => GetAudit.RunAsync(session, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        CallAsync(session => CancelJob.RunAsync(session, id, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        CallAsync(session => RetryJob.RunAsync(session, id, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken) =>
        CallAsync(session => RescheduleJob.RunAsync(session, id, dueAt, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> AbandonAsync(JobId id, int maxAbandons, OperatorAction action, CancellationToken cancellationToken) =>
        CallAsync(session => AbandonJob.RunAsync(session, id, maxAbandons, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task SetQueueAsync(string queue, QueueChange change, OperatorAction action, CancellationToken cancellationToken) =>
        CallAsync(session => SetQueue.RunAsync(session, queue, change, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _renewals.Dispose();

    private Task<T> CallAsync<T>(Func<StoreSession, Task<T>> call, CancellationToken cancellationToken) =>
        ApartAsync(() => _retry.RunAsync(() => OnceAsync(call, cancellationToken), source.IsTransient, cancellationToken));

    /// <summary>A scope that the caller happens to have open has nothing to do with the call.</summary>
    private static async Task<T> ApartAsync<T>(Func<Task<T>> call)
    {
        using var apart = Transaction.Current is null
            ? null
            : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await call().ConfigureAwait(false);
    }

    private async Task<T> OnceAsync<T>(Func<StoreSession, Task<T>> call, CancellationToken cancellationToken)
    {
        var open = await source.OpenAsync(blocks: false, cancellationToken).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            try
            {
                return await call(open.Session).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not JobKitException
                && open.Session.Dialect.Explain(error, open.Session.Connection, false) is JobStoreException explained)
            {
                throw new JobStoreException(explained.Message, error);
            }
        }
    }

    private Task<bool> CallAsync(Func<StoreSession, Task> call, CancellationToken cancellationToken) =>
        CallAsync(
            async session =>
            {
                await call(session).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
}
