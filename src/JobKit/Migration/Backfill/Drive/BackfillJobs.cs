namespace JobKit.Migration;

/// <summary>The jobs that work on a running backfill: one for each open range, and never two of one slot.</summary>
internal sealed class BackfillJobs(IJobQueue queue)
{
    /// <summary>Makes sure that they are there; those that are stay.</summary>
    public async Task EnsureAsync(BackfillRun run, CancellationToken cancellationToken)
    {
        // With all ranges done it is left to one to say that the backfill has finished.
        var slots = Math.Max(run.Ranges.Count(range => !range.Finished), 1);
        for (var slot = 0; slot < slots; slot++)
        {
            await queue.EnqueueAsync(
                new BackfillWork(run.Name, run.Run, slot),
                new() { UniqueKey = $"{run.Name}:{run.Run}:{slot}", CorrelationKey = Correlation(run.Name, slot) },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The job of slot 0, or null.</summary>
    public async Task<JobId?> FollowedAsync(string name, CancellationToken cancellationToken)
    {
        var page = await queue.ListAsync(
            new() { Type = BackfillWork.TypeName, CorrelationKey = Correlation(name, BackfillWork.Followed), Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return page.Jobs.Count == 0 ? null : page.Jobs[0].Id;
    }

    private static string Correlation(string name, int slot) => slot == BackfillWork.Followed ? $"backfill:{name}" : $"backfill:{name}:{slot}";
}
