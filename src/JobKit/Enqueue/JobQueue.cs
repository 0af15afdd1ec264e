using JobKit.Storage;

namespace JobKit;

/// <inheritdoc cref="IJobQueue"/>
internal sealed class JobQueue(
    IJobFactory factory,
    EnqueueWriter writer,
    EnqueueAnswers answers,
    IJobQueryStore store,
    JobOperator operators,
    JobWatcher watcher,
    JobEstimator estimator,
    JobSerializer serializer) : IJobQueue
{
    public async ValueTask<EnqueueResult> EnqueueAsync<TJob>(TJob job, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull
    {
        cancellationToken.ThrowIfCancellationRequested();
        var created = factory.Create(job, options);
        using var span = JobKitActivity.StartEnqueue(created.Type, created.Queue);
        if (span is not null)
        {
            created = created with { TraceParent = JobKitActivity.TraceParent(span) };
        }

        var receipt = await writer.WriteAsync(created, cancellationToken).ConfigureAwait(false);
        return answers.Answer(created, receipt);
    }

    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueManyAsync<TJob>(
        IReadOnlyCollection<TJob> jobs, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(jobs);
        cancellationToken.ThrowIfCancellationRequested();
        if (options?.Id is { } id)
        {
            throw new ArgumentException(
                $"EnqueueOptions.Id is {id}, and EnqueueManyAsync gives each job an id of its own. Remove it, or call EnqueueAsync for each job.", nameof(options));
        }

        if (jobs.Count == 0)
        {
            return [];
        }

        var created = jobs.Select(job => factory.Create(job, options)).ToList();
        using var span = JobKitActivity.StartEnqueue(created[0].Type, created[0].Queue);
        if (span is not null)
        {
            created = created.ConvertAll(job => job with { TraceParent = JobKitActivity.TraceParent(span) });
        }

        var receipts = await writer.WriteManyAsync(created, cancellationToken).ConfigureAwait(false);
        return answers.AnswerAll(created, receipts);
    }

    public Task<Job?> GetAsync(JobId id, string? owner = null, CancellationToken cancellationToken = default)
    {
        QueryChecks.Owner(owner);
        return store.GetAsync(id, owner, cancellationToken);
    }

    public Task<Job> WaitAsync(JobId id, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        QueryChecks.Timeout(timeout);
        return watcher.WaitAsync(id, timeout, cancellationToken);
    }

    public Task<CancelResult> CancelAsync(JobId id, string? reason = null, CancellationToken cancellationToken = default) =>
        operators.CancelAsync(id, OperatorAction.App with { Reason = reason }, cancellationToken);

    public Task RetryAsync(JobId id, CancellationToken cancellationToken = default) => operators.RetryAsync(id, OperatorAction.App, cancellationToken);

    public Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        QueryChecks.Check(query);
        return store.ListAsync(query, cancellationToken);
    }

    public Task<JobStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => store.GetStatisticsAsync(cancellationToken);

    public JobEstimate? Estimate(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.IsTerminal ? null : estimator.Estimate(job.Queue, job.Type);
    }

    public TResult? ReadResult<TResult>(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Result is null ? default : serializer.Read<TResult>(job.Result, "result");
    }
}
