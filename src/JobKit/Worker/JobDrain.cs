using JobKit.Storage;

namespace JobKit;

/// <inheritdoc cref="IJobDrain"/>
internal sealed class JobDrain(
    ClaimCall claim, IJobQueryStore reads, JobWorker node, JobExecutor executor, WorkAhead slots, JobTypeRegistry types, TimeProvider clock) : IJobDrain
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async Task<JobDrainResult> DrainAsync(int maxJobs, TimeSpan atMost, bool includePaused = false, CancellationToken cancellationToken = default)
    {
        Check(maxJobs, atMost);
        var began = clock.GetTimestamp();
        var all = new List<HeldJob>();
        while (all.Count < maxJobs && types.HandledTypes.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            // Taken before the look, so that a slot freed in between is not slept through.
            var freed = slots.NextFreed();
            var lent = slots.Lend(maxJobs - all.Count);
            var batch = lent == 0 ? [] : await RunAsync(lent, includePaused).ConfigureAwait(false);
            all.AddRange(batch);
            if (lent > 0 && batch.Count == 0)
                break;

            var ended = lent == 0 ? freed : Task.WhenAll(batch.Select(one => one.LetGo));
            var left = atMost - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || !await EndsWithinAsync(ended, left, cancellationToken).ConfigureAwait(false))
                break;
        }

        return await ResultAsync(all).ConfigureAwait(false);
    }

    private static void Check(int maxJobs, TimeSpan atMost)
    {
        var problem = Ranges.Number("maxJobs", maxJobs, 1, 1000, "Call again for more.")
            ?? Ranges.Span("atMost", atMost, TimeSpan.Zero, Longest, "What has not ended runs on.");
        if (problem is not null)
            throw new ArgumentException(problem, nameof(maxJobs));
    }

    /// <summary>Claims for the slots lent, and gives back those that no job takes; each job gives its own back when it ends.</summary>
    private async Task<IReadOnlyList<HeldJob>> RunAsync(int lent, bool includePaused)
    {
        var begun = 0;
        try
        {
            var batch = await node.ClaimAndRunAsync(() => claim.ClaimAsync(types.HandledTypes, lent, includePaused), RunOneAsync).ConfigureAwait(false);
            begun = batch.Count;
            return batch;
        }
        finally
        {
            slots.GiveBack(lent - begun);
        }
    }

    private async Task RunOneAsync(HeldJob one)
    {
        try
        {
            await executor.ExecuteAsync(one).ConfigureAwait(false);
        }
        finally
        {
            slots.GiveBack(1);
        }
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan left, CancellationToken cancellationToken)
    {
        await task.WaitAsync(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    private async Task<JobDrainResult> ResultAsync(List<HeldJob> all)
    {
        var ended = all.Where(one => one.LetGo.IsCompleted).Select(one => one.Job.Id).ToList();
        var states = ended.Count == 0 ? [] : await reads.GetStatesAsync(ended, CancellationToken.None).ConfigureAwait(false);
        var completed = states.Count(state => state.Status == JobStatus.Completed);
        return new(completed, ended.Count - completed, all.Count - ended.Count);
    }
}
