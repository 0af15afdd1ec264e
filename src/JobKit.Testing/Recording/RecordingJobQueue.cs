using System.Text.Json;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>An <see cref="IJobQueue"/> for unit tests: it remembers what was enqueued and runs nothing.</summary>
/// <remarks>
/// Jobs are kept in memory, pending for ever unless they are cancelled, so that reading, listing, cancelling, unique keys and repeated ids
/// answer as a real queue's. Payloads are serialised by System.Text.Json's defaults; an app's registration and limits do not apply. To run
/// handlers use <see cref="JobTestHarness"/>. Safe for concurrent use.
/// </remarks>
/// <param name="clock">The clock of ids and due times; the system's by default.</param>
public sealed class RecordingJobQueue(TimeProvider? clock = null) : IJobQueue
{
    private readonly Lock _gate = new();
    private readonly List<(JobId Id, object Job, EnqueueOptions Options)> _recorded = [];
    private readonly InMemoryJobStore _store = new(clock);

    /// <summary>What was enqueued with this payload type, in order. A repeat that made no new job is not among it.</summary>
    public IReadOnlyList<RecordedJob<TJob>> Enqueued<TJob>()
        where TJob : notnull
    {
        lock (_gate)
        {
            return [.. _recorded.Where(record => record.Job is TJob).Select(record => new RecordedJob<TJob>(record.Id, (TJob)record.Job, record.Options))];
        }
    }

    /// <summary>Expects exactly one job of this type that the predicate holds for (any, without one), and gives it.</summary>
    /// <exception cref="JobAssertionException">There is none, or more than one.</exception>
    public RecordedJob<TJob> ShouldHaveEnqueued<TJob>(Func<TJob, bool>? predicate = null)
        where TJob : notnull => ShouldHaveEnqueued(1, predicate)[0];

    /// <summary>Expects this many jobs of this type that the predicate holds for (any, without one), and gives them in order.</summary>
    /// <exception cref="JobAssertionException">There are fewer or more.</exception>
    public IReadOnlyList<RecordedJob<TJob>> ShouldHaveEnqueued<TJob>(int count, Func<TJob, bool>? predicate = null)
        where TJob : notnull
    {
        var all = Enqueued<TJob>();
        var found = predicate is null ? all : [.. all.Where(record => predicate(record.Job))];
        return found.Count == count
            ? found
            : throw new JobAssertionException(
                $"Expected {Jobs(count)} of {typeof(TJob).Name}{(predicate is null ? string.Empty : " that the predicate holds for")}, found {found.Count}. {Summary()}");
    }

    /// <summary>Expects no job of this type that the predicate holds for (none at all, without one).</summary>
    /// <exception cref="JobAssertionException">There is one.</exception>
    public void ShouldNotHaveEnqueued<TJob>(Func<TJob, bool>? predicate = null)
        where TJob : notnull => ShouldHaveEnqueued(0, predicate);

    /// <summary>Expects that nothing at all was enqueued.</summary>
    /// <exception cref="JobAssertionException">Something was.</exception>
    public void ShouldHaveEnqueuedNothing() => ShouldHaveEnqueued<object>(0);

    /// <inheritdoc/>
    public async ValueTask<EnqueueResult> EnqueueAsync<TJob>(TJob job, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull => (await WriteAsync([job], options ?? new(), cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueManyAsync<TJob>(
        IReadOnlyCollection<TJob> jobs, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return options?.Id is null
            ? await WriteAsync([.. jobs], options ?? new(), cancellationToken).ConfigureAwait(false)
            : throw new ArgumentException("Many jobs cannot share one Id. Leave it unset, or enqueue one by one.", nameof(options));
    }

    /// <inheritdoc/>
    public Task<Job?> GetAsync(JobId id, string? owner = null, CancellationToken cancellationToken = default) =>
        _store.GetAsync(id, owner, cancellationToken);

    /// <summary>Gives the job as it stands at once: nothing runs here, so waiting would change nothing.</summary>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    public async Task<Job> WaitAsync(JobId id, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await GetAsync(id, owner: null, cancellationToken).ConfigureAwait(false) ?? throw new JobNotFoundException(id);

    /// <inheritdoc/>
    public async Task<CancelResult> CancelAsync(JobId id, string? reason = null, CancellationToken cancellationToken = default)
    {
        var receipt = await _store.CancelAsync(id, OperatorAction.App with { Reason = reason }, cancellationToken).ConfigureAwait(false);
        return new(receipt.Status ?? throw new JobNotFoundException(id), receipt.Changed);
    }

    /// <inheritdoc/>
    public async Task RetryAsync(JobId id, CancellationToken cancellationToken = default)
    {
        var receipt = await _store.RetryAsync(id, OperatorAction.App, cancellationToken).ConfigureAwait(false);
        var status = receipt.Status ?? throw new JobNotFoundException(id);
        if (!receipt.Changed)
        {
            throw new JobStateException(id, JobVerb.Retry, status);
        }
    }

    /// <inheritdoc/>
    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken = default) => _store.ListAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => _store.GetStatisticsAsync(cancellationToken);

    /// <summary>Null: nothing runs here, so nothing can be estimated.</summary>
    public JobEstimate? Estimate(Job job) => null;

    /// <inheritdoc/>
    public TResult? ReadResult<TResult>(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Result is null ? default : JsonSerializer.Deserialize<TResult>(job.Result);
    }

    private async Task<IReadOnlyList<EnqueueResult>> WriteAsync(IReadOnlyList<object> jobs, EnqueueOptions options, CancellationToken cancellationToken)
    {
        var ids = jobs.Select(_ => options.Id ?? JobId.New(clock)).ToList();
        var rows = jobs.Select((job, index) => Recorded.ToNewJob(job, ids[index], options)).ToList();
        var receipts = await _store.EnqueueAsync(rows, EnqueueMode.AllOrNone, cancellationToken).ConfigureAwait(false);
        if (receipts.FirstOrDefault(receipt => receipt.Outcome is EnqueueOutcome.Conflict) is { IsRefused: true } conflict)
        {
            throw new JobConflictException(conflict.Id);
        }

        lock (_gate)
        {
            _recorded.AddRange(jobs.Select((job, index) => (ids[index], job, options)).Where((_, index) => IsNew(receipts[index])));
        }

        return [.. receipts.Select(receipt => new EnqueueResult(receipt.Id, IsNew(receipt)))];
    }

    private static bool IsNew(EnqueueReceipt receipt) => receipt.Outcome is EnqueueOutcome.Stored;

    private static string Jobs(int count) => count == 1 ? "1 job" : $"{count} jobs";

    private string Summary()
    {
        lock (_gate)
        {
            return _recorded.Count == 0
                ? "Nothing was enqueued."
                : $"Enqueued: {string.Join(", ", _recorded.GroupBy(record => record.Job.GetType().Name).Select(group => $"{group.Count()} {group.Key}"))}.";
        }
    }
}
