namespace JobKit.Migration;

/// <inheritdoc cref="IRollbackSteps"/>
internal sealed class RollbackSteps(RollbackRunner runner, RollbackJobs jobs, IJobOperator operators, IRollouts rollouts, RollbackDrill drill) : IRollbackSteps
{
    public Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return runner.ReadAsync(key, epoch, cancellationToken);
    }

    public async Task<IReadOnlyList<RollbackStep>> PreviewAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var rollout = await rollouts.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new RolloutNotFoundException(key);
        var would = rollout with { Epoch = rollout.Epoch + 1 };
        return await runner.PreviewAsync(RollbackReaction.JobOf(would, new("preview")), cancellationToken).ConfigureAwait(false);
    }

    public async Task<int> ReleaseAsync(string key, OperatorAction by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        OperateChecks.Check(by);
        var released = 0;
        await foreach (var job in jobs.HeldAsync(key, cancellationToken).ConfigureAwait(false))
        {
            released += await operators.TryReleaseAsync(job, by, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return released;
    }

    public Task<IReadOnlyList<RollbackStep>> DrillAsync(OperatorAction by, CancellationToken cancellationToken = default) => drill.RunAsync(by, cancellationToken);
}
