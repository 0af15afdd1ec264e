namespace JobKit.Migration;

/// <summary>What the plan says of jobs that run.</summary>
internal sealed class RunningStep(RollbackJobs jobs, IJobOperator operators) : IRollbackStep
{
    public string Name => "drainRunning";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        var lets = scene.Job.Choices.Running == RunningAtRollback.LetFinish;
        if (lets || scene.DryRun)
        {
            var running = await jobs.CountAsync(scene.Job, JobStatus.Processing, cancellationToken).ConfigureAwait(false);
            return lets
                ? RollbackStepResult.Done($"{RollbackJobs.Told(running)} jobs run, and will finish.", (int)running.Value)
                : RollbackStepResult.Would($"{RollbackJobs.Told(running)} jobs run, and are asked to stop.", (int)running.Value);
        }

        var asked = 0;
        await foreach (var job in jobs.OfAsync(scene.Job, JobStatus.Processing, cancellationToken).ConfigureAwait(false))
        {
            await AskAsync(job, scene.Job.By, cancellationToken).ConfigureAwait(false);
            asked++;
        }

        return RollbackStepResult.Done($"{asked} running jobs were asked to stop.", asked);
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
