using JobKit.Storage;

namespace JobKit.Testing.Broken;

/// <summary>Hands every call on, so that a broken store need only say what it does wrong.</summary>
internal abstract class PassThroughStore(IJobStore inner) : IJobStore
{
    public virtual bool JoinsAmbientTransaction => inner.JoinsAmbientTransaction;

    protected IJobStore Inner => inner;

    public Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public virtual Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        inner.EnqueueAsync(jobs, mode, cancellationToken);

    public virtual Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        inner.ClaimAsync(request, cancellationToken);

    public virtual Task<IReadOnlyList<RenewReceipt>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.RenewAsync(leases, duration, cancellationToken);

    public virtual Task<IReadOnlyList<SettleReceipt>> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        inner.SettleAsync(settlements, cancellationToken);

    public virtual Task<IReadOnlyList<bool>> WriteProgressAsync(IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        inner.WriteProgressAsync(writes, cancellationToken);

    public Task<bool> WriteCheckpointAsync(JobLease lease, string? checkpoint, CancellationToken cancellationToken) =>
        inner.WriteCheckpointAsync(lease, checkpoint, cancellationToken);

    public virtual Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) => inner.EnqueueChildrenAsync(parent, jobs, cancellationToken);

    public Task BeatAsync(WorkerBeat beat, CancellationToken cancellationToken) => inner.BeatAsync(beat, cancellationToken);

    public virtual Task<SweepResult> SweepAsync(int maxAbandons, int limit, CancellationToken cancellationToken) =>
        inner.SweepAsync(maxAbandons, limit, cancellationToken);

    public virtual Task<IReadOnlyList<SettledJob>> ExpireAsync(int limit, CancellationToken cancellationToken) =>
        inner.ExpireAsync(limit, cancellationToken);

    public virtual Task<int> PruneAsync(JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        inner.PruneAsync(status, age, limit, cancellationToken);

    public Task AddStatisticsAsync(IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        inner.AddStatisticsAsync(counts, cancellationToken);

    public Task PruneStatisticsAsync(TimeSpan age, CancellationToken cancellationToken) => inner.PruneStatisticsAsync(age, cancellationToken);

    public virtual Task<OperateReceipt> CancelAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        inner.CancelAsync(id, action, cancellationToken);

    public virtual Task<OperateReceipt> RetryAsync(JobId id, OperatorAction action, CancellationToken cancellationToken) =>
        inner.RetryAsync(id, action, cancellationToken);

    public Task<OperateReceipt> RescheduleAsync(JobId id, DateTimeOffset dueAt, OperatorAction action, CancellationToken cancellationToken) =>
        inner.RescheduleAsync(id, dueAt, action, cancellationToken);

    public Task<OperateReceipt> AbandonAsync(JobId id, int maxAbandons, OperatorAction action, CancellationToken cancellationToken) =>
        inner.AbandonAsync(id, maxAbandons, action, cancellationToken);

    public Task SetQueueAsync(string queue, QueueChange change, OperatorAction action, CancellationToken cancellationToken) =>
        inner.SetQueueAsync(queue, change, action, cancellationToken);

    public virtual Task<Job?> GetAsync(JobId id, string? owner, CancellationToken cancellationToken) => inner.GetAsync(id, owner, cancellationToken);

    public Task<IReadOnlyList<JobState>> GetStatesAsync(IReadOnlyList<JobId> ids, CancellationToken cancellationToken) =>
        inner.GetStatesAsync(ids, cancellationToken);

    public virtual Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken) => inner.ListAsync(query, cancellationToken);

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken) => inner.GetStatisticsAsync(cancellationToken);

    public Task<IReadOnlyList<StatisticsCount>> ReadStatisticsAsync(TimeSpan window, CancellationToken cancellationToken) =>
        inner.ReadStatisticsAsync(window, cancellationToken);

    public Task<IReadOnlyList<JobAttempt>> GetAttemptsAsync(JobId id, CancellationToken cancellationToken) => inner.GetAttemptsAsync(id, cancellationToken);

    public Task<IReadOnlyList<WorkerState>> GetWorkersAsync(CancellationToken cancellationToken) => inner.GetWorkersAsync(cancellationToken);

    public Task<int> CountLostAsync(TimeSpan age, CancellationToken cancellationToken) => inner.CountLostAsync(age, cancellationToken);

    public virtual Task<IReadOnlyList<AuditEntry>> GetAuditAsync(int limit, CancellationToken cancellationToken) => inner.GetAuditAsync(limit, cancellationToken);
}
