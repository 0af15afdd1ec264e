namespace JobKit.Migration;

/// <summary>What the plan says of jobs that wait.</summary>
internal sealed class QueuedStep(RollbackJobs jobs, IJobOperator operators, LegacyReplays replays) : IRollbackStep
{
    public string Name => "drainQueued";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        var choice = scene.Job.Choices.Queued;
        if (choice == QueuedAtRollback.LetRun || scene.DryRun)
        {
            var count = await jobs.CountAsync(scene.Job, JobStatus.Pending, cancellationToken).ConfigureAwait(false);
            return choice == QueuedAtRollback.LetRun
                ? RollbackStepResult.Done($"{RollbackJobs.Told(count)} jobs wait, and will run.", (int)count.Value)
                : RollbackStepResult.Would($"{RollbackJobs.Told(count)} jobs wait, and the plan says {choice}.", (int)count.Value);
        }

        var queued = jobs.OfAsync(scene.Job, JobStatus.Pending, cancellationToken);
        if (choice == QueuedAtRollback.Hold)
        {
            return await HoldAsync(queued, scene.Job, cancellationToken).ConfigureAwait(false);
        }

        // What an attempt before this one took is held as it is cancelled, and is the step's too.
        var taken = await jobs.OfAsync(scene.Job, JobStatus.Cancelled, cancellationToken).CountAsync(HeldDue.IsHeld, cancellationToken).ConfigureAwait(false);
        return choice == QueuedAtRollback.Cancel
            ? await CancelAsync(queued, taken, scene.Job, cancellationToken).ConfigureAwait(false)
            : await replays.RunAsync(queued, taken, scene.Job, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RollbackStepResult> CancelAsync(IAsyncEnumerable<Job> queued, int count, RollbackJob rollback, CancellationToken cancellationToken)
    {
        await foreach (var job in queued.ConfigureAwait(false))
        {
            // Held first: one that a worker takes in this moment is a running one, of which the plan may say another thing.
            if (await operators.TryHoldAsync(job, rollback, cancellationToken).ConfigureAwait(false))
            {
                await operators.CancelAsync(job.Id, rollback.By, cancellationToken).ConfigureAwait(false);
                count++;
            }
        }

        return RollbackStepResult.Done($"{count} waiting jobs were cancelled.", count);
    }

    private async Task<RollbackStepResult> HoldAsync(IAsyncEnumerable<Job> queued, RollbackJob rollback, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var job in queued.ConfigureAwait(false))
        {
            count += await operators.TryHoldAsync(job, rollback, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return RollbackStepResult.Done($"{count} waiting jobs are held until they are released.", count);
    }
}
