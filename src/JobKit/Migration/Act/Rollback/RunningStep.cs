namespace JobKit.Migration;

/// <summary>What the plan says of jobs that run.</summary>
internal sealed class RunningStep(RollbackJobs jobs, IJobOperator operators) : IRollbackStep
{
    public string Name => "drainRunning";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        var running = await jobs.OfAsync(scene.Job, JobStatus.Processing, cancellationToken).ConfigureAwait(false);
        if (scene.Job.Choices.Running == RunningAtRollback.LetFinish)
        {
            return RollbackStepResult.Done($"{running.Count} jobs run, and will finish.", running.Count);
        }

        if (scene.DryRun)
        {
            return RollbackStepResult.Would($"{running.Count} jobs run, and are asked to stop.", running.Count);
        }

        foreach (var job in running)
        {
            await AskAsync(job, scene.Job.By, cancellationToken).ConfigureAwait(false);
        }

        return RollbackStepResult.Done($"{running.Count} running jobs were asked to stop.", running.Count);
    }

    private async Task AskAsync(Job job, OperatorAction by, CancellationToken cancellationToken)
    {
        try
        {
            await operators.CancelAsync(job.Id, by, cancellationToken).ConfigureAwait(false);
        }
        catch (JobNotFoundException)
        {
            // It has ended, and is gone.
        }
    }
}
