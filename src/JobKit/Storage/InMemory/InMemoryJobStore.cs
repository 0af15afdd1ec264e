using System.Transactions;

namespace JobKit.Storage;

/// <summary>Keeps jobs in this process's memory: for tests, samples, and work that may be lost when the process ends.</summary>
/// <remarks>
/// It keeps every promise of <see cref="IJobStore"/> while the process lives and none after. One lock guards it; a claim, settlement,
/// renewal or enqueue costs time in the logarithm of the number of jobs. It joins an ambient <see cref="Transaction"/> on enqueue:
/// the jobs are seen at its commit and vanish at its rollback. Safe for concurrent use.
/// </remarks>
public sealed class InMemoryJobStore : IJobStore, IJobBackupStore
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly MinuteStatistics _statistics = new();
    private readonly WorkerRoll _workers = new();
    private readonly AuditLog _audit = new();
    private readonly AmbientEnqueues _ambient;
    private readonly MemoryEnqueue _enqueue;
    private readonly MemoryClaim _claim;
    private readonly MemorySettle _settle;
    private readonly MemoryMaintain _maintain;
    private readonly MemoryOperate _operate;
    private readonly MemoryQuery _query;
    private readonly MemoryBackup _backup;

    /// <summary>Makes an empty store.</summary>
    /// <param name="clock">The store's clock; the system's by default.</param>
    public InMemoryJobStore(TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        var book = new MemoryBook();
        _ambient = new(book, _gate);
        _enqueue = new(book);
        _claim = new(book);
        _settle = new(book);
        _maintain = new(book);
        _operate = new(book, _audit);
        _query = new(book);
        _backup = new(book);
    }

    /// <inheritdoc/>
    public bool JoinsAmbientTransaction => Transaction.Current is not null;

    private DateTimeOffset Now => StoreTime.Truncate(_clock.GetUtcNow());

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) => Under(() => { }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AmbientEnqueue? blocker;
            lock (_gate)
            {
                if (_enqueue.Enqueue(jobs, mode, _ambient.Join(), Now, out blocker) is { } receipts)
                {
                    return receipts;
                }
            }

            await blocker!.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Enqueues each alone, in no transaction of the caller's, for a writer that holds a lock of its own and must not wait under it.</summary>
    /// <returns>Whether it is done; else nothing is, and may be tried again once <paramref name="blocker"/> has ended.</returns>
    internal bool TryEnqueueApart(IReadOnlyList<NewJob> jobs, out Task blocker)
    {
        lock (_gate)
        {
            var isDone = _enqueue.Enqueue(jobs, EnqueueMode.EachAlone, null, Now, out var inTheWay) is not null;
            blocker = inTheWay?.Ended ?? Task.CompletedTask;
            return isDone;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AmbientEnqueue? blocker;
            lock (_gate)
            {
                if (!_settle.IsHeld(parent.JobId, parent.Epoch, out _))
                {
                    return null;
                }

                if (_enqueue.Enqueue(jobs, EnqueueMode.AllOrNone, _ambient.Join(), Now, out blocker) is { } receipts)
                {
                    return receipts;
                }
            }

            await blocker!.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        return Under<IReadOnlyList<ClaimedJob>>(() => _claim.Claim(request, Now), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<RenewReceipt>>(
            () =>
            {
                var until = StoreTime.After(Now, duration);
                return [.. leases.Select(lease => _settle.Renew(lease, until))];
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A verb is not one that settles; nothing was written.</exception>
    public Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        foreach (var settlement in settlements)
        {
            if (!SettleRules.Settles(settlement.Verb))
            {
                throw new ArgumentOutOfRangeException(nameof(settlements), settlement.Verb, "The verb must be Complete, RetryLater, Fail, Snooze or Release.");
            }
        }

        return Under<IReadOnlyList<SettleReceipt>>(
            () =>
            {
                var now = Now;
                return [.. settlements.Select(settlement => _settle.Settle(settlement, now))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<bool>>(() => [.. writes.Select(_settle.WriteProgress)], cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        Under(() => _settle.WriteCheckpoint(lease, checkpoint), cancellationToken);

    /// <inheritdoc/>
    public Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken) => Under(() => _workers.Beat(beat, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken) =>
        Under(() => _maintain.Sweep(maxAbandons, limit, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<SettledJob>>(() => _maintain.Expire(limit, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        status.IsTerminal()
            ? Under(() => _maintain.Prune(status, age, limit, Now), cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(status), status, "Only Completed, Failed and Cancelled jobs are pruned.");

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken) => Under(() => _maintain.Remove(id), cancellationToken);

    /// <inheritdoc/>
    public Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        Under(() => _statistics.Add(counts), cancellationToken);

    /// <inheritdoc/>
    public Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken) =>
        Under(() => _statistics.Prune(StoreTime.MinuteOf(StoreTime.After(Now, -age))), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<StatisticsCount>>(() => _statistics.Read(StoreTime.MinuteOf(StoreTime.After(Now, -window))), cancellationToken);

    /// <inheritdoc/>
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) =>
        Under(() => _query.Get(id, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<JobState>>(() => _query.GetStates(ids), cancellationToken);

    /// <inheritdoc/>
    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => Under(() => _query.List(query), cancellationToken);

    /// <inheritdoc/>
    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) =>
        Under(() => _query.GetStatistics(Now), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<JobAttempt>>(() => _query.GetAttempts(id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) =>
        Under<IReadOnlyList<WorkerState>>(() => _workers.Read(Now), cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) =>
        Under(() => _query.CountLost(Now - age), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<AuditEntry>>(() => _audit.Read(limit), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        Under(() => _operate.Cancel(id, action, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        Under(() => _operate.Retry(id, action, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken) =>
        Under(() => _operate.Reschedule(id, dueAt, action, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> AbandonAsync(JobId id, int maxAbandons, OperatorAction action, CancellationToken cancellationToken) =>
        Under(() => _operate.Abandon(id, maxAbandons, action, Now), cancellationToken);

    /// <inheritdoc/>
    public Task SetQueueAsync(string queue, QueueChange change, OperatorAction action, CancellationToken cancellationToken) =>
        Under(() => _operate.SetQueue(queue, change, action, Now), cancellationToken);

    /// <inheritdoc/>
    public async Task<int> ReadAllAsync(int pageSize, Func<IReadOnlyList<StoredJob>, Task> page, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        foreach (var some in (await Under(_backup.Read, cancellationToken).ConfigureAwait(false)).Chunk(pageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await page(some).ConfigureAwait(false);
        }

        return MemoryBackup.SchemaVersion;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> RestoreAsync(IReadOnlyList<StoredJob> jobs, CancellationToken cancellationToken) =>
        Under<IReadOnlyList<bool>>(() => [.. jobs.Select(_backup.Restore)], cancellationToken);

    private Task<T> Under<T>(Func<T> act, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            return Task.FromResult(act());
        }
    }

    private Task<bool> Under(Action act, CancellationToken cancellationToken) =>
        Under(
            () =>
            {
                act();
                return true;
            },
            cancellationToken);
}
