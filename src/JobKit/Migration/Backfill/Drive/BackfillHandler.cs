using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Runs a slot as a job: what an attempt cannot end the next one goes on with, from the checkpoints.</summary>
internal sealed class BackfillHandler(
    BackfillSources sources, IBackfillStore store, BackfillThrottle throttle, TimeProvider clock, ILogger<BackfillHandler> logger)
    : IJobHandler<BackfillWork>
{
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    public async Task HandleAsync(BackfillWork job, JobContext context, CancellationToken cancellationToken)
    {
        if (sources.Find(job.Name) is not { } source)
        {
            // While nodes of two versions run, only some have it.
            BackfillLog.Elsewhere(logger, new(job.Name), Elsewhere);
            context.Snooze(Elsewhere);
            return;
        }

        var progress = new BackfillShown(store, context, job, clock);
        var slot = new BackfillSlot(source, store, throttle, clock, logger, job, BackfillOwner.Of(context)) { Told = progress.ShowAsync };
        try
        {
            if (await slot.RunAsync(cancellationToken).ConfigureAwait(false) is { } wait)
            {
                context.Snooze(wait);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await FailedAsync(job, context, slot.Chunks, error, cancellationToken).ConfigureAwait(false);
        }
    }

    // Attempts count only while nothing gets on, so that failures far apart never end a long backfill; those in a row stop it for an operator.
    private async Task FailedAsync(BackfillWork job, JobContext context, int chunks, Exception error, CancellationToken cancellationToken)
    {
        BackfillLog.ChunkFailed(logger, error, new(job.Name), chunks, AfterFailure);
        if (chunks > 0)
        {
            context.Snooze(AfterFailure);
            return;
        }

        if (context.Attempt < context.MaxAttempts)
        {
            throw new BackfillChunkException(job.Name, error);
        }

        var reason = $"{context.Attempt} attempts in a row failed. The last error: {error.GetType().Name}: {error.Message}";
        var stop = new BackfillMove(job.Name, job.Run, [BackfillState.Running], BackfillState.Stopped, reason, BackfillActs.Itself);
        if (await store.MoveAsync(stop, cancellationToken).ConfigureAwait(false))
        {
            BackfillLog.Stopped(logger, new(job.Name), job.Run, new(reason));
        }
    }
}
