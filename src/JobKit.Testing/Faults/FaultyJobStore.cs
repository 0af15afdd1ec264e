using JobKit.Storage;
using static JobKit.Testing.StoreCall;

namespace JobKit.Testing;

/// <summary>A store that fails on purpose, as databases do: before the work, after it, or late.</summary>
/// <remarks>
/// What befalls the n-th call follows from the seed, so that calls made in one order fail in one way. With concurrent callers the order,
/// and with it who is hit, is theirs. Safe for concurrent use. A count of faults counts those that were drawn: a call whose work itself
/// threw is among them.
/// </remarks>
/// <param name="inner">The store that does the work.</param>
/// <param name="seed">Where the chances start; print it when a test fails.</param>
/// <param name="clock">The clock of the delays; the system's by default.</param>
public sealed class FaultyJobStore(IJobStore inner, int seed, TimeProvider? clock = null) : IJobStore
{
    private readonly FaultDice _dice = new(seed);

    /// <summary>The rates of the calls that have none of their own; nothing goes wrong by default.</summary>
    public FaultRates Rates { get; set; } = new();

    /// <summary>The rates by call. Set it up before the store is used.</summary>
    public IDictionary<StoreCall, FaultRates> RatesOf { get; } = new Dictionary<StoreCall, FaultRates>();

    /// <summary>The seed.</summary>
    public int Seed => seed;

    /// <inheritdoc/>
    public bool JoinsAmbientTransaction => inner.JoinsAmbientTransaction;

    /// <summary>What was done to one kind of call so far.</summary>
    public FaultCounts Count(StoreCall call) => _dice.Count(call);

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        Do(Prepare, () => inner.PrepareAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        Do(Enqueue, () => inner.EnqueueAsync(jobs, mode, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        Do(Claim, () => inner.ClaimAsync(request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        Do(Renew, () => inner.RenewAsync(leases, duration, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        Do(Settle, () => inner.SettleAsync(settlements, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        Do(WriteProgress, () => inner.WriteProgressAsync(writes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        Do(WriteCheckpoint, () => inner.WriteCheckpointAsync(lease, checkpoint, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        Do(EnqueueChildren, () => inner.EnqueueChildrenAsync(parent, jobs, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken) =>
        Do(Beat, () => inner.BeatAsync(beat, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken) =>
        Do(Sweep, () => inner.SweepAsync(maxAbandons, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken) =>
        Do(Expire, () => inner.ExpireAsync(limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        Do(Prune, () => inner.PruneAsync(status, age, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken) =>
        Do(Prune, () => inner.RemoveAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        Do(AddStatistics, () => inner.AddStatisticsAsync(counts, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken) =>
        Do(Prune, () => inner.PruneStatisticsAsync(age, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        Do(Operate, () => inner.CancelAsync(id, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        Do(Operate, () => inner.RetryAsync(id, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken) =>
        Do(Operate, () => inner.RescheduleAsync(id, dueAt, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<OperateReceipt> AbandonAsync(JobId id, int maxAbandons, OperatorAction action, CancellationToken cancellationToken) =>
        Do(Operate, () => inner.AbandonAsync(id, maxAbandons, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task SetQueueAsync(string queue, QueueChange change, OperatorAction action, CancellationToken cancellationToken) =>
        Do(Operate, () => inner.SetQueueAsync(queue, change, action, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) =>
        Do(Read, () => inner.GetAsync(id, owner, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) =>
        Do(Read, () => inner.GetStatesAsync(ids, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) =>
        Do(Read, () => inner.ListAsync(query, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) =>
        Do(Read, () => inner.GetStatisticsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        Do(Read, () => inner.ReadStatisticsAsync(window, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) =>
        Do(Read, () => inner.GetAttemptsAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) =>
        Do(Read, () => inner.GetWorkersAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) =>
        Do(Read, () => inner.CountLostAsync(age, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) =>
        Do(Read, () => inner.GetAuditAsync(limit, cancellationToken), cancellationToken);

    private Task<bool> Do(StoreCall call, Func<Task> work, CancellationToken cancellationToken) => Do(
        call,
        async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private async Task<T> Do<T>(StoreCall call, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var rates = RatesOf.TryGetValue(call, out var own) ? own : Rates;
        var fault = _dice.Draw(call, rates);
        if (fault.Delays)
        {
            await Task.Delay(rates.Delay, clock ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        if (fault.ThrowsBefore)
        {
            throw new InjectedFaultException(call, executed: false);
        }

        var answer = await work().ConfigureAwait(false);
        return fault.ThrowsAfter ? throw new InjectedFaultException(call, executed: true) : answer;
    }
}
