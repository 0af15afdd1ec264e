using JobKit.Testing;

namespace JobKit.Tests.Worker;

public sealed class TimeoutTests
{
    [Fact]
    public async Task An_attempt_over_its_time_is_told_to_stop_and_fails_as_timed_out_when_it_was_the_last()
    {
        var clock = new ManualTimeProvider();
        await using var node = await WorkerNode.StartAsync(
            async (_, _, ct) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                return null;
            },
            clock: clock);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"), new() { MaxAttempts = 1, Timeout = TimeSpan.FromSeconds(30) });

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), async () => (await node.Queue.GetAsync(id))!.IsTerminal);

        (await node.Queue.GetAsync(id))!.FailureReason.Should().Be(JobFailureReason.TimedOut);
    }

    [Fact]
    public async Task A_handler_deaf_to_its_token_is_given_up_and_its_late_result_changes_nothing()
    {
        var clock = new ManualTimeProvider();
        var release = new Signal();
        await using var node = await WorkerNode.StartAsync(
            async (_, _, _) =>
            {
                await release.WaitAsync();
                return "too late";
            },
            clock: clock);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"), new() { MaxAttempts = 1, Timeout = TimeSpan.FromSeconds(30) });

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), async () => (await node.Queue.GetAsync(id))!.IsTerminal);
        release.Set();
        await node.StopAsync();

        var job = await node.Queue.GetAsync(id);
        job.Should().Match<Job>(j => j.Status == JobStatus.Failed && j.FailureReason == JobFailureReason.TimedOut && j.Result == null);
    }

    [Fact]
    public async Task A_healthy_job_of_twenty_leases_runs_once()
    {
        var clock = new ManualTimeProvider();
        var finish = new Signal();
        var runs = 0;
        await using var node = await WorkerNode.StartAsync(
            async (_, _, _) =>
            {
                Interlocked.Increment(ref runs);
                await finish.WaitAsync();
                return "slow and steady";
            },
            clock: clock);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"), new() { Timeout = TimeSpan.FromHours(1) });
        var end = clock.GetUtcNow() + TimeSpan.FromMinutes(10);

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(clock.GetUtcNow() >= end));
        finish.Set();

        var job = await node.EndOfAsync(id);
        job.Should().Match<Job>(j => j.Status == JobStatus.Completed && j.Epoch == 1 && j.AbandonCount == 0);
        runs.Should().Be(1);
    }
}
