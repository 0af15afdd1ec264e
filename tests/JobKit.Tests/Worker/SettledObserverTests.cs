using System.Collections.Concurrent;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Worker;

public sealed class SettledObserverTests
{
    [Fact]
    public async Task An_observer_is_told_of_every_end_even_when_another_throws()
    {
        var seen = new Seen();
        await using var node = await WorkerNode.StartAsync(
            (job, _, _) => job.Name == "bad" ? throw new JobRejectedException("no") : Task.FromResult<string?>(null),
            jobs => Observe(jobs, seen));

        await node.RunToEndAsync(new("good"));
        await node.RunToEndAsync(new("bad"));
        var paused = await PauseAndEnqueueAsync(node);
        await node.Queue.CancelAsync(paused);

        await node.StopAsync();
        seen.Select(job => (job.Status, job.Verb)).Should().BeEquivalentTo(
        [
            (JobStatus.Completed, JobVerb.Complete),
            (JobStatus.Failed, JobVerb.Fail),
            (JobStatus.Cancelled, JobVerb.Cancel),
        ]);
    }

    [Fact]
    public async Task Every_end_is_counted_in_the_statistics_once_whatever_made_it()
    {
        await using var node = await WorkerNode.StartAsync(
            (job, _, _) => job.Name == "bad" ? throw new JobRejectedException("no") : Task.FromResult<string?>(null));
        await node.RunToEndAsync(new("good"));
        await node.RunToEndAsync(new("bad"));
        await node.Queue.CancelAsync(await PauseAndEnqueueAsync(node));

        await node.StopAsync();

        var counts = await node.Store.ReadStatisticsAsync(TimeSpan.FromHours(1), CancellationToken.None);
        counts.Where(c => c.Bucket == 0 && c.Measure <= StatisticsMeasure.Retried).Select(c => (c.Measure, c.Count)).Should().BeEquivalentTo(
            [(StatisticsMeasure.Completed, 1L), (StatisticsMeasure.Failed, 1L), (StatisticsMeasure.Cancelled, 1L)]);
    }

    [Fact]
    public async Task An_observer_is_told_of_jobs_that_expired()
    {
        var clock = new ManualTimeProvider();
        var seen = new Seen();
        await using var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>(null), jobs => Observe(jobs, seen), clock: clock);
        await node.Operator.PauseQueueAsync("slow", new("ann"));
        await node.Queue.EnqueueAsync(new Scripted("x"), new() { Queue = "slow", ExpiresAfter = TimeSpan.FromMinutes(1) });

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(5), () => Task.FromResult(!seen.IsEmpty));

        seen.Single().Should().Match<SettledJob>(job => job.Verb == JobVerb.Expire && job.FailureReason == JobFailureReason.Expired);
    }

    [Fact]
    public async Task An_observer_is_told_of_jobs_that_a_dead_workers_leases_ended()
    {
        var clock = new ManualTimeProvider();
        var store = new InMemoryJobStore(clock);
        var seen = new Seen();
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) => Task.FromResult<string?>(null),
            jobs => Observe(jobs, seen).ConfigureWorker(worker => worker.MaxAbandons = 0),
            clock: clock,
            store: store);
        await store.EnqueueAsync([Foreign()], EnqueueMode.AllOrNone, default);
        await store.ClaimAsync(new() { WorkerId = "dead", Types = ["foreign"], Limit = 1, LeaseDuration = TimeSpan.FromSeconds(30) }, default);

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(5), () => Task.FromResult(!seen.IsEmpty));

        seen.Single().Should().Match<SettledJob>(job => job.Type == "foreign" && job.Verb == JobVerb.Sweep && job.FailureReason == JobFailureReason.Abandoned);
    }

    /// <summary>A job that the node under test has no handler for: it sweeps it all the same.</summary>
    private static NewJob Foreign() => new() { Id = JobId.New(), Type = "foreign", Queue = "default", Payload = "{}", ContentHash = "hash" };

    private static IBackgroundJobsBuilder Observe(IBackgroundJobsBuilder jobs, Seen seen)
    {
        jobs.Services.AddSingleton(seen);
        return jobs.AddSettledObserver<Throwing>().AddSettledObserver<Collecting>();
    }

    private static async Task<JobId> PauseAndEnqueueAsync(WorkerNode node)
    {
        await node.Operator.PauseQueueAsync("slow", new("ann"));
        return await node.Queue.EnqueueAsync(new Scripted("x"), new() { Queue = "slow" });
    }

    public sealed class Seen : ConcurrentQueue<SettledJob>;

    public sealed class Throwing : IJobSettledObserver
    {
        public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken) => throw new InvalidOperationException("an observer broke");
    }

    public sealed class Collecting(Seen seen) : IJobSettledObserver
    {
        public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
        {
            foreach (var job in jobs)
                seen.Enqueue(job);
            return ValueTask.CompletedTask;
        }
    }
}
