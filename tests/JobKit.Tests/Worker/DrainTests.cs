using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Worker;

public sealed class DrainTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Two_drains_at_once_run_no_more_jobs_than_the_worker_has_slots()
    {
        var atOnce = new AtOnce();
        await using var node = await WorkerNode.StartAsync(atOnce.RunAsync, OffWithSlots(2));
        for (var i = 0; i < 5; i++)
            await node.Queue.EnqueueAsync(new Scripted($"{i}"));
        var drain = node.Services.GetRequiredService<IJobDrain>();

        var first = drain.DrainAsync(5, Long);
        await atOnce.ReachedAsync(2);
        var inPassing = await drain.DrainAsync(5, TimeSpan.Zero).Soon();
        var second = drain.DrainAsync(5, Long);
        atOnce.Release();
        var ran = (await first.Soon()).Completed + (await second.Soon()).Completed;

        inPassing.Should().Be(new JobDrainResult(0, 0, 0), "the first drain has all slots");
        ran.Should().Be(5, "a drain waits for slots as long as its caller lets it");
        atOnce.Most.Should().Be(2);
    }

    [Fact]
    public async Task A_drain_leaves_the_slots_that_the_worker_itself_uses()
    {
        var atOnce = new AtOnce();
        await using var node = await WorkerNode.StartAsync(atOnce.RunAsync, jobs => jobs.ConfigureWorker(worker => worker.Concurrency = 1));
        var running = await node.Queue.EnqueueAsync(new Scripted("running"));
        await atOnce.ReachedAsync(1);
        var due = await node.Queue.EnqueueAsync(new Scripted("due"));

        var drained = await node.Services.GetRequiredService<IJobDrain>().DrainAsync(1, TimeSpan.Zero).Soon();
        atOnce.Release();
        await node.EndOfAsync(running);
        await node.EndOfAsync(due);

        drained.Should().Be(new JobDrainResult(0, 0, 0));
        atOnce.Most.Should().Be(1);
    }

    [Fact]
    public async Task Two_claims_at_once_keep_a_queues_limit()
    {
        var claims = new HeldClaims(new InMemoryJobStore(TimeProvider.System));
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) => Task.FromResult<string?>(null),
            jobs =>
            {
                OffWithSlots(4)(jobs);
                jobs.ConfigureQueue("narrow", queue => queue.Concurrency = 1);
            },
            store: claims.Store);
        for (var i = 0; i < 2; i++)
            await node.Queue.EnqueueAsync(new Scripted($"{i}"), new() { Queue = "narrow" });
        var call = node.Services.GetRequiredService<ClaimCall>();

        var drain = call.ClaimAsync(["scripted"], 2);
        var fetch = call.ClaimAsync(["scripted"], 2);
        var atTheStore = claims.Count;
        claims.Answer();

        (await drain.Soon()).Should().ContainSingle();
        (await fetch.Soon()).Should().BeEmpty("the node holds as many of the queue as it may");
        atTheStore.Should().Be(1, "the second's room is not known while the first is under way");
    }

    [Fact]
    public async Task Claims_of_a_node_without_queue_limits_do_not_wait_for_each_other()
    {
        var claims = new HeldClaims(new InMemoryJobStore(TimeProvider.System));
        await using var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>(null), OffWithSlots(4), store: claims.Store);
        var call = node.Services.GetRequiredService<ClaimCall>();

        var both = Task.WhenAll(call.ClaimAsync(["scripted"], 1), call.ClaimAsync(["scripted"], 1));

        claims.Count.Should().Be(2);
        claims.Answer();
        await both.Soon();
    }

    [Fact]
    public async Task A_claim_that_returns_while_the_node_stops_is_handed_back()
    {
        var clock = new TimerWatch(JobWorker.LastWrites);
        var inner = new InMemoryJobStore(clock);
        var claims = new HeldClaims(inner);
        await using var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>("ran"), OffWithSlots(1), clock: clock, store: claims.Store);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        var drain = node.Services.GetRequiredService<IJobDrain>().DrainAsync(1, Long);
        await claims.AskedAsync();

        // All that the node holds is being handed back by the time the last writes have their limit.
        var stopping = node.StopAsync();
        await clock.SetAsync();
        claims.Answer();
        await stopping.Soon();

        (await drain.Soon()).Should().Be(new JobDrainResult(0, 0, 0));
        (await inner.GetAsync(id, owner: null, CancellationToken.None)).Should()
            .Match<Job>(job => job.Status == JobStatus.Pending && job.Attempt == 0 && job.Epoch == 1 && job.WorkerId == null);
    }

    private static Action<IBackgroundJobsBuilder> OffWithSlots(int slots) => jobs => jobs.ConfigureWorker(worker =>
    {
        worker.Enabled = false;
        worker.Concurrency = slots;
    });
}
