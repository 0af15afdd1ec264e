using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>The jobs that a rollout's requests became, by the stamp they carry. The library's own jobs are none of them.</summary>
internal sealed class RollbackJobs(IJobQueryStore store)
{
    /// <summary>Of the jobs of a drill.</summary>
    public const string DrillQueue = "jobkit-drill";

    private const int PageSize = 200;

    /// <summary>Those of a rollback: of the epochs before it. What an earlier rollback holds stays that one's.</summary>
    public Task<List<Job>> OfAsync(RollbackJob rollback, JobStatus status, CancellationToken cancellationToken) => ReadAsync(
        [status],
        (stamp, job) => stamp.Key == rollback.Key && stamp.Epoch < rollback.Epoch && (!HeldDue.IsHeld(job) || stamp.Epoch == rollback.Epoch - 1),
        int.MaxValue,
        cancellationToken);

    /// <summary>Those of a rollout that are held, by whatever rollback.</summary>
    public Task<List<Job>> HeldAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync([JobStatus.Pending], (stamp, job) => stamp.Key == key && HeldDue.IsHeld(job), int.MaxValue, cancellationToken);

    /// <summary>The queues of the newest of them, ended or not.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync(RollbackJob rollback, CancellationToken cancellationToken)
    {
        var newest = await ReadAsync([], (stamp, _) => stamp.Key == rollback.Key && stamp.Epoch < rollback.Epoch, PageSize, cancellationToken).ConfigureAwait(false);
        var live = await OfAsync(rollback, JobStatus.Pending, cancellationToken).ConfigureAwait(false);
        return [.. newest.Concat(live).Select(job => job.Queue).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private async Task<List<Job>> ReadAsync(
        IReadOnlyList<JobStatus> statuses, Func<(string Key, long Epoch), Job, bool> wanted, int most, CancellationToken cancellationToken)
    {
        var found = new List<Job>();
        var query = new JobQuery { Statuses = statuses, IncludeHidden = true, Limit = PageSize };
        do
        {
            var page = await store.ListAsync(query, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Jobs.Where(job =>
                (job.Queue == DrillQueue || !ReservedNames.HasQueue(job.Queue)) && RouteStamp.Of(job.Metadata) is { } stamp && wanted((stamp.Cohort.Key, stamp.Cohort.Epoch), job)));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null && found.Count < most);
        return found;
    }
}
