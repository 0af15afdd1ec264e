using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Migration;

/// <summary>Hands waiting jobs that were never begun to the old code, one by one.</summary>
internal sealed class LegacyReplays(IJobQueryStore store, IJobOperator operators, IServiceScopeFactory scopes, LegacyReplayMark? mark = null)
{
    public const string Missing =
        "The plan says that waiting jobs are replayed via legacy, and nothing does that here. Register it with AddLegacyReplay<...>() in AddJobMigration(), or choose another way.";

    /// <summary>Whether there is something that does it.</summary>
    public bool IsPossible => mark is not null;

    /// <param name="queued">The jobs that wait.</param>
    /// <param name="taken">How many the attempts before this one replayed.</param>
    /// <param name="rollback">The rollback that replays them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RollbackStepResult> RunAsync(IAsyncEnumerable<Job> queued, int taken, RollbackJob rollback, CancellationToken cancellationToken)
    {
        if (!IsPossible)
        {
            throw new InvalidOperationException(Missing);
        }

        var (done, left, failed) = (taken, 0, 0);
        Exception? first = null;
        await foreach (var job in queued.ConfigureAwait(false))
        {
            try
            {
                var replayed = await ReplayAsync(job, rollback, cancellationToken).ConfigureAwait(false);
                (done, left) = replayed ? (done + 1, left) : (done, left + 1);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failed++;
                first ??= error;
            }
        }

        return first is null
            ? RollbackStepResult.Done($"{done} waiting jobs were replayed via legacy; {left} had been begun, and will run.", done)
            : throw new InvalidOperationException($"{failed} of {done + left + failed} waiting jobs could not be replayed via legacy and are held: {first.Message}", first);
    }

    private async Task<bool> ReplayAsync(Job job, RollbackJob rollback, CancellationToken cancellationToken)
    {
        if (!IsFresh(job) || !await operators.TryHoldAsync(job, rollback, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        // Held, nobody can begin it any more; but somebody may have, between the list and the hold.
        if (await store.GetAsync(job.Id, owner: null, cancellationToken).ConfigureAwait(false) is not { Status: JobStatus.Pending } held)
        {
            return false;
        }

        if (!IsFresh(held))
        {
            await operators.TryReleaseAsync(held, rollback.By, cancellationToken).ConfigureAwait(false);
            return false;
        }

        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await scope.ServiceProvider.GetRequiredService<ILegacyReplay>().ReplayAsync(held, held.Id.ToString(), cancellationToken).ConfigureAwait(false);
        }

        await operators.CancelAsync(held.Id, rollback.By with { Reason = "Replayed via legacy." }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Whether no worker has ever had it.</summary>
    private static bool IsFresh(Job job) => job is { Epoch: 0, Attempt: 0 };
}
