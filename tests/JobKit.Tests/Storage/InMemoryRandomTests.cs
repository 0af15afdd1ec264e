using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryRandomTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_verbs_from_many_threads_keep_every_rule(int seed)
    {
        var clock = new ManualTimeProvider();
        var store = new InMemoryJobStore(clock);
        var trail = new RandomTrail();
        await store.SetQueueAsync(RandomWalker.LimitedQueue, new() { SetsConcurrency = true, Concurrency = RandomWalker.QueueLimit }, OperatorAction.App, default);

        using var done = new CancellationTokenSource();
        var watcher = Task.Run(() => new RandomWatcher(store, trail).WatchUntil(done.Token), CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(walker => Task.Run(() => new RandomWalker(store, clock, trail, new Random((seed * 100) + walker)).Walk(3_000)))).Soon();
        await done.CancelAsync();
        await watcher.Soon();

        trail.Claims.Should().NotBeEmpty().And.OnlyHaveUniqueItems("each epoch of a job goes to one caller ever");
        trail.Ends.Select(end => (end.Id, end.Epoch)).Should().NotBeEmpty().And.OnlyHaveUniqueItems("an epoch is settled once");
        trail.Ends.Should().OnlyContain(end => JobLifecycle.Allows(JobStatus.Processing, end.Verb, end.Status));
        trail.Breaches.Should().BeEmpty();
        await CheckTheBooks(store, trail);
    }

    // What the indexes count must be what the rows say.
    private static async Task CheckTheBooks(InMemoryJobStore store, RandomTrail trail)
    {
        var states = await store.GetStatesAsync([.. trail.Ids], default);
        var statistics = await store.GetStatisticsAsync(default);

        foreach (var status in Enum.GetValues<JobStatus>())
        {
            statistics.Counts[status].Value.Should().Be(states.Count(state => state.Status == status));
        }

        statistics.Queues.Sum(queue => queue.Pending.Value).Should().Be(statistics.Counts[JobStatus.Pending].Value);
        statistics.Queues.Sum(queue => queue.Processing).Should().Be(statistics.Counts[JobStatus.Processing].Value);
    }
}
