using JobKit.Testing;

namespace JobKit.Tests.Worker;

public sealed class FencingTests
{
    [Fact]
    public async Task An_abandoned_attempt_can_write_nothing_more()
    {
        var running = new Signal();
        var release = new Signal();
        Exception? progress = null, checkpoint = null, child = null;
        await using var node = await WorkerNode.StartAsync(async (job, context, ct) =>
        {
            if (job.Name != "first" || context.Lease.Epoch > 1)
                return "second life";

            running.Set();
            await release.WaitAsync();
            checkpoint = await Record.ExceptionAsync(() => context.SetCheckpointAsync(1, CancellationToken.None));
            child = await Record.ExceptionAsync(() => context.EnqueueChildAsync(new Scripted("child"), null, CancellationToken.None));
            progress = await Record.ExceptionAsync(() => context.ReportProgressAsync(50).AsTask());
            return "zombie";
        });
        var id = await node.Queue.EnqueueAsync(new Scripted("first"));
        await running.WaitAsync();

        await node.Operator.AbandonAsync(id, new("ann", "deaf"));
        release.Set();
        var job = await node.EndOfAsync(id);
        await node.StopAsync();

        node.Queue.ReadResult<string>(job).Should().Be("second life");
        checkpoint.Should().BeOfType<JobLeaseLostException>();
        child.Should().BeOfType<JobLeaseLostException>();
        progress.Should().BeNull("a report is coalesced and refused later, silently");
        (await node.Store.ListAsync(new() { ParentId = id }, CancellationToken.None)).Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_renewal_that_failed_is_tried_again_at_once_not_after_another_interval()
    {
        var clock = new ManualTimeProvider();
        var running = new Signal();
        var store = new SwitchedStore(new JobKit.Storage.InMemoryJobStore(clock));
        await using var node = await WorkerNode.StartAsync(
            async (_, _, ct) =>
            {
                running.Set();
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                return null;
            },
            clock: clock,
            store: store.Store);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();
        var firstLease = (await node.Store.GetAsync(id, null, default))!.LeaseUntil;

        store.Fail(new TimeoutException("a hiccup"));
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(0.5), () => Task.FromResult(clock.GetUtcNow() > firstLease - TimeSpan.FromSeconds(18)));
        store.Fail(null);
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(0.5), async () => (await node.Store.GetAsync(id, null, default))!.LeaseUntil > firstLease);

        clock.GetUtcNow().Should().BeBefore(firstLease!.Value - TimeSpan.FromSeconds(10), "the next regular renewal would come 10 s before the lease's end at the earliest");
    }

    [Fact]
    public async Task A_handler_that_completed_in_its_own_transaction_is_not_told_that_its_lease_is_lost()
    {
        var clock = new ManualTimeProvider();
        var store = new JobKit.Storage.InMemoryJobStore(clock);
        bool? stopped = null;
        await using var node = await WorkerNode.StartAsync(
            async (_, context, ct) =>
            {
                await context.CompleteInTransactionAsync("done", async (lease, json, _) =>
                {
                    var settlement = new JobKit.Storage.Settlement { JobId = lease.JobId, Epoch = lease.Epoch, Verb = JobVerb.Complete, Result = json };
                    return (await store.SettleAsync([settlement], CancellationToken.None))[0].Outcome == JobKit.Storage.SettleOutcome.Accepted;
                }, ct);
                await context.ReportProgressAsync(100);
                await Task.Delay(TimeSpan.FromSeconds(45), clock, CancellationToken.None);
                stopped = ct.IsCancellationRequested;
                return "done";
            },
            clock: clock,
            store: store);
        await node.Queue.EnqueueAsync(new Scripted("x"));

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(stopped is not null));

        stopped.Should().BeFalse("the job is done: its lease was not lost, it is over");
    }

    [Fact]
    public async Task With_the_store_out_of_reach_the_token_is_cancelled_before_the_lease_can_end()
    {
        var clock = new ManualTimeProvider();
        var running = new Signal();
        var stoppedAt = new TaskCompletionSource<DateTimeOffset>();
        var store = new SwitchedStore(new JobKit.Storage.InMemoryJobStore(clock));
        await using var node = await WorkerNode.StartAsync(
            async (_, context, ct) =>
            {
                await using var registration = ct.Register(() => stoppedAt.TrySetResult(clock.GetUtcNow()));
                running.Set();
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                return null;
            },
            clock: clock,
            store: store.Store);
        await node.Queue.EnqueueAsync(new Scripted("x"));
        var claimedAt = clock.GetUtcNow();
        await running.WaitAsync();

        store.Fail(new TimeoutException("black hole"));
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(0.5), () => Task.FromResult(stoppedAt.Task.IsCompleted));

        (await stoppedAt.Task - claimedAt).Should().BeLessThan(TimeSpan.FromSeconds(30), "the lease lasts 30 s");
        store.Fail(null);
    }
}
