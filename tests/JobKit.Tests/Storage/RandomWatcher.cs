using JobKit.Storage;

namespace JobKit.Tests.Storage;

/// <summary>Reads all jobs again and again while others change them, and notes every breach of a rule.</summary>
internal sealed class RandomWatcher(InMemoryJobStore store, RandomTrail trail)
{
    private readonly Dictionary<JobId, JobState> _seen = [];

    public async Task WatchUntil(CancellationToken done)
    {
        bool last;
        do
        {
            last = done.IsCancellationRequested;
            foreach (var state in await store.GetStatesAsync([.. trail.Ids], CancellationToken.None))
            {
                Compare(state);
            }

            await CheckLimits();
        }
        while (!last);
    }

    private void Compare(JobState state)
    {
        if (_seen.TryGetValue(state.Id, out var before))
        {
            if (state.Epoch < before.Epoch)
            {
                trail.Breaches.Enqueue($"{state.Id}: epoch {before.Epoch} fell to {state.Epoch}");
            }

            if (before.Status.IsTerminal() && state.Status != before.Status && state.Epoch == before.Epoch)
            {
                trail.Breaches.Enqueue($"{state.Id}: {before.Status} became {state.Status} without a new epoch");
            }
        }

        _seen[state.Id] = state;
    }

    private async Task CheckLimits()
    {
        var running = (await store.ListAsync(new() { Statuses = [JobStatus.Processing], Limit = 200 }, CancellationToken.None)).Jobs;
        Expect(running.Count(job => job.LimitKey == RandomWalker.Key), RandomWalker.KeyLimit, "limit key");
        Expect(running.Count(job => job.Queue == RandomWalker.LimitedQueue), RandomWalker.QueueLimit, "queue");
    }

    private void Expect(int running, int limit, string what)
    {
        if (running > limit)
        {
            trail.Breaches.Enqueue($"{running} jobs of the {what} ran, {limit} may");
        }
    }
}
