using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Worker;

/// <summary>A process that stood still between the claim and the handler's start.</summary>
public sealed class LateStartTests
{
    [Theory]
    [InlineData(29.999, true)]
    [InlineData(30, false)]
    [InlineData(3600, false)]
    public async Task A_handler_begins_only_while_its_lease_is_surely_held(double stoodStill, bool begins)
    {
        var (clock, begun) = (new ManualTimeProvider(), 0);
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) => Task.FromResult<string?>($"{++begun}"),
            jobs => jobs.ConfigureWorker(worker => worker.Enabled = false),
            clock: clock);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        var lease = TimeSpan.FromSeconds(30);
        var deadline = LeaseDeadline.From(clock.GetTimestamp(), lease, clock);
        var claimed = (await node.Store.ClaimAsync(new() { WorkerId = "w", Types = ["scripted"], Limit = 1, LeaseDuration = lease }, default)).Single();
        clock.Advance(TimeSpan.FromSeconds(stoodStill));
        var held = new HeldJob(claimed, deadline);

        await node.Services.GetRequiredService<JobExecutor>().ExecuteAsync(held);

        begun.Should().Be(begins ? 1 : 0);
        held.StopReason.Should().Be(begins ? StopReason.None : StopReason.LeaseLost);
        (await node.Queue.GetAsync(id))!.Attempt.Should().Be(1, "the sweep gives the attempt back, and not whoever lost it");
    }
}
