namespace JobKit.Migration;

/// <summary>The rollout's queues paused, where the plan says so.</summary>
internal sealed class WorkerStep(RollbackJobs jobs, IJobOperator operators) : IRollbackStep
{
    public string Name => "pauseWorkers";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        if (scene.Job.Choices.Worker == WorkerAtRollback.Keep)
        {
            return RollbackStepResult.Done("The workers go on: whoever waits for a job gets its result.");
        }

        var queues = await jobs.QueuesAsync(scene.Job, cancellationToken).ConfigureAwait(false);
        var named = queues.Count == 0 ? "none" : string.Join(", ", queues);
        if (scene.DryRun)
        {
            return RollbackStepResult.Would($"The queues of its jobs are paused: {named}.", queues.Count);
        }

        foreach (var queue in queues)
        {
            await operators.PauseQueueAsync(queue, scene.Job.By, cancellationToken).ConfigureAwait(false);
        }

        return RollbackStepResult.Done($"The queues of its jobs were paused: {named}.", queues.Count);
    }
}
