using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Runs a slot as a job: what an attempt cannot end the next one goes on with, from the checkpoints.</summary>
internal sealed class BackfillHandler(
    BackfillSources sources, IBackfillStore store, BackfillThrottle throttle, TimeProvider clock, ILogger<BackfillHandler> logger)
    : IJobHandler<BackfillWork>
{
    // More than a passing fault needs, and few enough that an operator hears of a lasting one within minutes.
    private const int MostFailures = 8;

    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

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
        var failures = context.GetCheckpoint<int>();
        try
        {
            if (await slot.RunAsync(cancellationToken).ConfigureAwait(false) is { } wait)
            {
                await CountAsync(context, failures, 0, cancellationToken).ConfigureAwait(false);
                context.Snooze(wait);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException and not JobLeaseLostException)
        {
            var inARow = slot.Chunks > 0 ? 0 : failures + 1;
            if (inARow < MostFailures)
            {
                var wait = BackfillPace.AfterFailure(inARow);
                BackfillLog.ChunkFailed(logger, error, new(job.Name), slot.Chunks, wait);
                await CountAsync(context, failures, inARow, cancellationToken).ConfigureAwait(false);
                context.Snooze(wait);
            }
            else
            {
                await StopAsync(job, error, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // In the checkpoint, since attempts count all failures of the job's life: those far apart must never end a long backfill.
    private static Task CountAsync(JobContext context, int known, int failures, CancellationToken cancellationToken) =>
        known == failures ? Task.CompletedTask : context.SetCheckpointAsync(failures, cancellationToken);

    private async Task StopAsync(BackfillWork job, Exception error, CancellationToken cancellationToken)
    {
        var reason = $"{MostFailures} attempts in a row failed. The last error: {error.GetType().Name}: {error.Message}";
        var stop = new BackfillMove(job.Name, job.Run, [BackfillState.Running], BackfillState.Stopped, reason, BackfillActs.Itself);
        if (await store.MoveAsync(stop, cancellationToken).ConfigureAwait(false))
        {
            BackfillLog.Stopped(logger, new(job.Name), job.Run, new(reason));
        }
    }
}
