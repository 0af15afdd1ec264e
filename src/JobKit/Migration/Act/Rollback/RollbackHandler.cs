namespace JobKit.Migration;

/// <summary>Does the steps of a rollback; a kill loses none and repeats none that is done.</summary>
internal sealed class RollbackHandler(RollbackRunner runner, AlertStep alert) : IJobHandler<RollbackJob>
{
    public async Task HandleAsync(RollbackJob job, JobContext context, CancellationToken cancellationToken)
    {
        var scene = new RollbackScene(job, context.Id, context.Lease.Epoch);
        var (failed, first) = await runner.RunAsync(scene, cancellationToken).ConfigureAwait(false);
        if (failed.Count == 0)
        {
            return;
        }

        if (context.Attempt >= context.MaxAttempts)
        {
            await alert.TellFailureAsync(scene, failed, cancellationToken).ConfigureAwait(false);
        }

        throw new RollbackStepsException(failed, first);
    }
}
