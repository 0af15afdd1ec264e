using JobKit.Storage;
using Polly;

namespace JobKit;

/// <summary>The context of one attempt.</summary>
internal sealed class AttemptContext(
    HeldJob held,
    JobSerializer serializer,
    JobTypeDefinition type,
    IJobWorkStore store,
    IJobFactory factory,
    ProgressWriter progress,
    EnqueueWakes wakes,
    EnqueueAnswers answers) : JobContext
{
    private const int MaxStepLength = 256;
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(365);

    private readonly ClaimedJob _job = held.Job;
    private string? _checkpoint = held.Job.Checkpoint;
    private OwnSettle? _ownSettle;
    private Func<Exception>? _refusal;

    public override JobId Id => _job.Id;

    public override string Type => _job.Type;

    public override string Queue => _job.Queue;

    public override int Attempt => _job.Attempt;

    public override int MaxAttempts => _job.MaxAttempts;

    public override string? Owner => _job.Owner;

    public override string? Tenant => _job.Tenant;

    public override string? CorrelationKey => _job.CorrelationKey;

    public override JobLease Lease => _job.Lease;

    public override ResiliencePipeline Resilience => type.Resilience;

    /// <summary>The delay that the handler asked for, or null.</summary>
    public TimeSpan? SnoozeDelay { get; private set; }

    /// <summary>Whether the handler had its completion written in a transaction of its own.</summary>
    public bool SettledInTransaction { get; private set; }

    /// <summary>The result of a completion that was only rehearsed.</summary>
    public object? RehearsedResult { get; private set; }

    public override ValueTask ReportProgressAsync(int percent, string? step = null)
    {
        if (percent is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(percent), percent, $"The progress is {percent}. It must be between 0 and 100. Give the share of the work that is done.");

        if (step is { Length: > MaxStepLength })
            throw new ArgumentException($"The step has {step.Length} characters. It must have at most {MaxStepLength}. Say it shorter.", nameof(step));

        progress.Report(new(_job.Id, _job.Epoch, percent, step));
        return ValueTask.CompletedTask;
    }

    public override void Snooze(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero || delay > LongestSnooze)
            throw new ArgumentOutOfRangeException(nameof(delay), delay, $"The snooze is {delay}. It must be between zero and 365 days. Give how long the job is to wait.");

        SnoozeDelay = delay;
    }

    public override T? GetCheckpoint<T>()
        where T : default => _checkpoint is null ? default : serializer.Read<T>(_checkpoint, $"the checkpoint of job {_job.Id}");

    public override async Task SetCheckpointAsync<T>(T state, CancellationToken cancellationToken = default)
    {
        RefuseOnceCompleted("the checkpoint", "Keep it");
        var text = serializer.SerializeCheckpoint(state);
        if (!await store.WriteCheckpointAsync(_job.Lease, text, cancellationToken).ConfigureAwait(false))
            throw new JobLeaseLostException(_job.Id, _job.Epoch);
        _checkpoint = text;
    }

    public override async Task<EnqueueResult> EnqueueChildAsync<TJob>(
        TJob job1, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (_refusal is { } refusal)
            throw refusal();

        RefuseOnceCompleted("the child", "Enqueue it");
        var child = factory.Create(job1, (options ?? new()) with { ParentId = _job.Id });
        var receipts = await store.EnqueueChildrenAsync(_job.Lease, [child], cancellationToken).ConfigureAwait(false)
            ?? throw new JobLeaseLostException(_job.Id, _job.Epoch);
        wakes.Wake([child], receipts);
        return answers.Answer(child, receipts[0]);
    }

    public override async Task CompleteInTransactionAsync(
        object? result, Func<JobLease, string?, CancellationToken, Task<bool>> settle, CancellationToken cancellationToken = default)
    {
        if (_refusal is not null)
        {
            await RehearseCompletionAsync(result, settle, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Noted before the write: if it fails half-way, the executor asks the store what became of it.
        SettledInTransaction = true;
        var own = _ownSettle = new();
        held.BeginOwnSettle(own);
        try
        {
            own.Accepted = await settle(_job.Lease, serializer.SerializeResult(type, result), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!own.Accepted)
                held.UndoOwnSettle(own);
        }

        if (!own.Accepted)
            throw new JobLeaseLostException(_job.Id, _job.Epoch);
    }

    /// <summary>From now on the attempt's own transactions are taken back by whoever asked for this: it enqueues no children, and its completion is the engine's.</summary>
    /// <param name="refusal">What the handler gets that tries.</param>
    public void Rehearse(Func<Exception> refusal) => _refusal = refusal;

    private async Task RehearseCompletionAsync(object? result, Func<JobLease, string?, CancellationToken, Task<bool>> settle, CancellationToken cancellationToken)
    {
        if (!await settle(_job.Lease, serializer.SerializeResult(type, result), cancellationToken).ConfigureAwait(false))
            throw new JobLeaseLostException(_job.Id, _job.Epoch);

        RehearsedResult = result;
    }

    /// <summary>Such a write has a connection of its own, and would wait for the lock that the transaction of its own caller holds.</summary>
    private void RefuseOnceCompleted(string what, string mend)
    {
        if (_ownSettle is { Accepted: true } || held.OwnSettle is not null)
            throw new InvalidOperationException($"The handler has had the completion of job {_job.Id} written in a transaction of its own, so {what} was not written. {mend} before that.");
    }
}
