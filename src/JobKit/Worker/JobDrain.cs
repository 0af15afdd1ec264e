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
            var claimed = await claim.ClaimAsync(types.HandledTypes, Math.Min(maxJobs - all.Count, slots.Slots), includePaused).ConfigureAwait(false);

            // What is not begun because this node stops is handed back with all else that it holds.
            var batch = claimed.Where(one => node.TryAttend(() => executor.ExecuteAsync(one))).ToList();
            all.AddRange(batch);
            var left = atMost - clock.GetElapsedTime(began);
            if (batch.Count == 0 || left <= TimeSpan.Zero || !await EndWithinAsync(batch, left, cancellationToken).ConfigureAwait(false))
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

    private async Task<bool> EndWithinAsync(List<HeldJob> batch, TimeSpan left, CancellationToken cancellationToken)
    {
        var ended = Task.WhenAll(batch.Select(one => one.LetGo));
        await ended.WaitAsync(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ended.IsCompletedSuccessfully;
    }

    private async Task<JobDrainResult> ResultAsync(List<HeldJob> all)
    {
        var ended = all.Where(one => one.LetGo.IsCompleted).Select(one => one.Job.Id).ToList();
        var states = ended.Count == 0 ? [] : await reads.GetStatesAsync(ended, CancellationToken.None).ConfigureAwait(false);
        var completed = states.Count(state => state.Status == JobStatus.Completed);
        return new(completed, ended.Count - completed, all.Count - ended.Count);
    }
}
