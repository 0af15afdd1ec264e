using System.Collections.Concurrent;
using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Worker;

/// <summary>A job whose row somebody has locked: its lease is held, but gets no longer for now.</summary>
public sealed class LockedLeaseTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    private readonly ManualTimeProvider _clock = new();

    private readonly Signal _running = new();

    private readonly TaskCompletionSource<DateTimeOffset> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly SwitchedStore _store;

    public LockedLeaseTests() => _store = new(new InMemoryJobStore(_clock));

    [Fact]
    public async Task A_lease_that_did_not_get_longer_is_kept_and_tried_again_sooner()
    {
        var tries = new ConcurrentQueue<DateTimeOffset>();
        _store.Renews = leases =>
        {
            tries.Enqueue(_clock.GetUtcNow());
            return Locked(leases);
        };
        await using var node = await StartAsync();
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await _running.WaitAsync();
        var end = (await node.Store.GetAsync(id, null, default))!.LeaseUntil;

        await Pump.UntilAsync(_clock, Step, () => Task.FromResult(tries.Count >= 3));
        _store.Renews = null;
        await Pump.UntilAsync(_clock, Step, async () => (await node.Store.GetAsync(id, null, default))!.LeaseUntil > end);

        var times = tries.ToArray();
        (times[2] - times[1]).Should().BeLessThan(TimeSpan.FromSeconds(5), "a regular renewal comes after 10 s");
        _stopped.Task.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_lease_that_never_gets_longer_is_given_up_before_it_can_end()
    {
        _store.Renews = Locked;
        await using var node = await StartAsync();
        var claimed = _clock.GetUtcNow();
        await node.Queue.EnqueueAsync(new Scripted("x"));
        await _running.WaitAsync();

        await Pump.UntilAsync(_clock, Step, () => Task.FromResult(_stopped.Task.IsCompleted));

        (await _stopped.Task - claimed).Should().BeLessThan(TimeSpan.FromSeconds(30), "the lease lasts 30 s");
    }

    [Fact]
    public async Task An_attempt_whose_own_completion_was_rolled_back_is_renewed_and_hears_of_a_cancel()
    {
        await using var node = await StartAsync(CompleteAndRollBackAsync);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await _running.WaitAsync();
        await UntilRenewedAsync(node, id);

        await node.Operator.CancelAsync(id, new("ann"));

        await Pump.UntilAsync(_clock, Step, () => Task.FromResult(_stopped.Task.IsCompleted));
    }

    [Fact]
    public async Task An_attempt_whose_own_completion_was_rolled_back_hears_that_its_lease_is_lost()
    {
        await using var node = await StartAsync(CompleteAndRollBackAsync);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await _running.WaitAsync();
        await UntilRenewedAsync(node, id);
        var stoppedAfter = _clock.GetUtcNow();

        _store.Renews = leases => [.. leases.Select(lease => new RenewReceipt(lease.JobId, Held: false, CancelRequested: false))];

        await Pump.UntilAsync(_clock, Step, () => Task.FromResult(_stopped.Task.IsCompleted));
        (await _stopped.Task - stoppedAfter).Should().BeLessThan(TimeSpan.FromSeconds(15), "the next renewal tells it, not the lease's end");
    }

    [Fact]
    public async Task With_the_store_out_of_reach_after_a_rollback_the_token_is_cancelled_before_the_lease_can_end()
    {
        await using var node = await StartAsync(async context =>
        {
            await CompleteAndRollBackAsync(context);
            _store.Fail(new TimeoutException("black hole"));
        });
        var claimed = _clock.GetUtcNow();
        await node.Queue.EnqueueAsync(new Scripted("x"));
        await _running.WaitAsync();

        await Pump.UntilAsync(_clock, Step, () => Task.FromResult(_stopped.Task.IsCompleted));

        (await _stopped.Task - claimed).Should().BeLessThan(TimeSpan.FromSeconds(30), "the lease lasts 30 s");
        _store.Fail(null);
    }

    [Fact]
    public async Task Once_it_has_completed_itself_an_attempt_writes_neither_a_checkpoint_nor_children()
    {
        Exception? checkpoint = null, child = null;
        await using var node = await StartAsync(async context =>
        {
            await CompleteAndRollBackAsync(context);
            checkpoint = await Record.ExceptionAsync(() => context.SetCheckpointAsync(1, CancellationToken.None));
            child = await Record.ExceptionAsync(() => context.EnqueueChildAsync(new Scripted("child"), null, CancellationToken.None));
        });
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await _running.WaitAsync();

        checkpoint.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Contain("completion").And.Contain("before that");
        child.Should().BeOfType<InvalidOperationException>();
        (await node.Store.GetAsync(id, null, default))!.Checkpoint.Should().BeNull();
        (await node.Store.ListAsync(new() { ParentId = id }, CancellationToken.None)).Jobs.Should().BeEmpty();
    }

    private static IReadOnlyList<RenewReceipt> Locked(IReadOnlyList<JobLease> leases) =>
        [.. leases.Select(lease => new RenewReceipt(lease.JobId, Held: true, CancelRequested: false, Extended: false))];

    /// <summary>The store accepted the write, and then it was undone.</summary>
    private static Task CompleteAndRollBackAsync(JobContext context) =>
        context.CompleteInTransactionAsync("done", (_, _, _) => Task.FromResult(true), CancellationToken.None);

    private Task<WorkerNode> StartAsync(Func<JobContext, Task>? first = null) => WorkerNode.StartAsync(
        async (_, context, ct) =>
        {
            await using var registration = ct.Register(() => _stopped.TrySetResult(_clock.GetUtcNow()));
            if (first is not null)
                await first(context);
            _running.Set();
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, ct);
            return null;
        },
        clock: _clock,
        store: _store.Store);

    private async Task UntilRenewedAsync(WorkerNode node, JobId id)
    {
        var end = (await node.Store.GetAsync(id, null, default))!.LeaseUntil;
        await Pump.UntilAsync(_clock, Step, async () => (await node.Store.GetAsync(id, null, default))!.LeaseUntil > end);
    }
}
