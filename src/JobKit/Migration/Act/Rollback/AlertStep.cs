namespace JobKit.Migration;

/// <summary>Tells people how the rollback went. It comes last, and is told whatever became of the others.</summary>
internal sealed class AlertStep(IRollbackStepStore store, IJobQueue queue) : IRollbackStep
{
    public string Name => "alert";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        if (scene.DryRun)
        {
            return RollbackStepResult.Would("People are told.");
        }

        var steps = await store.ReadAsync(scene.Job.Key, scene.Job.Epoch, cancellationToken).ConfigureAwait(false);
        var alert = RollbackAlerts.Completed(scene.Job, steps);
        await SendAsync(scene.IsDrill ? alert with { Title = $"DRILL: {alert.Title}", Text = $"This is a drill. {alert.Text}" } : alert, scene, "alert", cancellationToken).ConfigureAwait(false);
        return RollbackStepResult.Done("People are told by a job of its own.");
    }

    /// <summary>Tells that steps are given up.</summary>
    public async Task TellFailureAsync(RollbackScene scene, IReadOnlyList<string> failed, CancellationToken cancellationToken) =>
        await SendAsync(RollbackAlerts.Failed(scene.Job, failed), scene, "failed", cancellationToken).ConfigureAwait(false);

    private async Task SendAsync(AlertJob alert, RollbackScene scene, string what, CancellationToken cancellationToken)
    {
        try
        {
            await queue.EnqueueAsync(alert, new() { Id = DerivedId.Of(scene.JobId, what), ParentId = scene.IsDrill ? null : scene.JobId }, cancellationToken).ConfigureAwait(false);
        }
        catch (JobConflictException)
        {
            // An attempt before has told it, in other words.
        }
    }
}
