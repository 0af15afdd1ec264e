using System.Globalization;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>The jobs that a rollout's requests became, by the stamp they carry. The library's own jobs are none of them.</summary>
/// <remarks>They are read page by page: a rollback because too many wait must not need all of them in memory.</remarks>
internal sealed class RollbackJobs(IJobQueryStore store)
{
    /// <summary>Of the jobs of a drill.</summary>
    public const string DrillQueue = "jobkit-drill";

    private const int MostCounted = 10_000;

    /// <summary>How many of them tell the queues, and how far back they are looked for.</summary>
    private const int Sample = 200;
    private const int SamplePages = 50;

    /// <summary>Those of a rollback: of the epochs before it. What an earlier rollback holds stays that one's.</summary>
    public IAsyncEnumerable<Job> OfAsync(RollbackJob rollback, JobStatus status, CancellationToken cancellationToken) => ReadAsync(
        [status],
        (cohort, job) => cohort.Key == rollback.Key && cohort.Epoch < rollback.Epoch && (!HeldDue.IsHeld(job) || HeldDue.IsHeldBy(job, rollback.Epoch)),
        int.MaxValue,
        cancellationToken);

    /// <summary>How many those are, counted to a bound.</summary>
    public async Task<CappedCount> CountAsync(RollbackJob rollback, JobStatus status, CancellationToken cancellationToken)
    {
        var count = await OfAsync(rollback, status, cancellationToken).Take(MostCounted + 1).CountAsync(cancellationToken).ConfigureAwait(false);
        return new(Math.Min(count, MostCounted), count > MostCounted);
    }

    public static string Told(CappedCount count) => count.Capped ? string.Create(CultureInfo.InvariantCulture, $"more than {count.Value}") : $"{count.Value}";

    /// <summary>Those of a rollout that are held, by whatever rollback.</summary>
    public IAsyncEnumerable<Job> HeldAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync([JobStatus.Pending], (cohort, job) => cohort.Key == key && HeldDue.IsHeld(job), int.MaxValue, cancellationToken);

    /// <summary>The queues of those that wait, and of the newest, ended or not.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync(RollbackJob rollback, CancellationToken cancellationToken)
    {
        var newest = ReadAsync([], (cohort, _) => cohort.Key == rollback.Key && cohort.Epoch < rollback.Epoch, SamplePages, cancellationToken).Take(Sample);
        var queues = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var job in newest.Concat(OfAsync(rollback, JobStatus.Pending, cancellationToken)).ConfigureAwait(false))
        {
            queues.Add(job.Queue);
        }

        return [.. queues];
    }

    private IAsyncEnumerable<Job> ReadAsync(
        IReadOnlyList<JobStatus> statuses, Func<CohortKey, Job, bool> wanted, int mostPages, CancellationToken cancellationToken) =>
        StampedJobs.ReadAsync(store, new() { Statuses = statuses, IncludeHidden = true }, mostPages, cancellationToken)
            .Where(it => (it.Job.Queue == DrillQueue || !ReservedNames.HasQueue(it.Job.Queue)) && wanted(it.Cohort, it.Job))
            .Select(it => it.Job);
}
