using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>What nobody told of, and what is past its time.</summary>
public sealed class ShadowSweepTests
{
    [Fact]
    public async Task An_end_that_nobody_told_of_is_found_within_a_minute()
    {
        var clock = new ManualTimeProvider();
        await using var node = await ShadowNode.StartAsync(clock: clock);
        await node.Store.AddAsync(ShadowNode.Row(clock), TimeSpan.FromDays(1), default);

        var decided = node.Store.NextAsync();
        var began = clock.GetUtcNow();
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(decided.IsCompleted));

        (await decided).Verdict.Class.Should().Be(ShadowClass.Late, "its job is gone");
        (clock.GetUtcNow() - began).Should().BeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_row_without_a_job_stands_in_no_ones_way()
    {
        var clock = new ManualTimeProvider();
        await using var node = await ShadowNode.StartAsync(clock: clock);
        var jobless = ShadowNode.Row(clock) with { JobId = null, ControlJson = null };
        await node.Store.AddAsync(jobless, TimeSpan.FromDays(1), default);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var lost = ShadowNode.Row(clock);
        await node.Store.AddAsync(lost, TimeSpan.FromDays(1), default);

        var (first, second) = (node.Store.NextAsync(), node.Store.NextAsync());
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(second.IsCompleted));

        (await first).Should().BeEquivalentTo((jobless.Id, new ShadowVerdict(ShadowClass.ComparerError, DifferenceSignature.Of("draw Clean")), true));
        var (row, verdict, _) = await second;
        (row, verdict.Class).Should().Be((lost.Id, ShadowClass.Late));
    }

    [Fact]
    public async Task What_this_node_has_no_experiment_for_is_left_to_those_that_have()
    {
        var clock = new ManualTimeProvider();
        await using var node = await ShadowNode.StartAsync(clock: clock);
        var shadow = await node.Queue.EnqueueAsync(new Draw("live"), new() { Delay = TimeSpan.FromDays(1) });
        var (told, untold) = (ShadowNode.Row(clock, "other") with { JobId = shadow.Id, Stamp = Experimenting.Stamp("other").ToMetadata() }, ShadowNode.Row(clock, "other"));
        await node.Store.AddAsync(told, TimeSpan.FromMinutes(5), default);
        await node.Store.AddAsync(untold, TimeSpan.FromDays(5), default);
        await node.Services.GetRequiredService<CompareQueue>().AddAsync(told.Id, default);

        var ended = node.Ended.EndOfAsync(told.Id);
        var began = clock.GetUtcNow();
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(ended.IsCompleted));
        await ended;

        (clock.GetUtcNow() - began).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5), "another node may have judged it until it expired");
        (await node.Store.ReadAsync(told.Id, default)).Should().BeNull();
        (await node.Store.ReadAsync(untold.Id, default))!.Verdict.Should().BeNull();
        (await node.Queue.ListAsync(new() { CorrelationKey = untold.Id.ToString(), IncludeHidden = true })).Jobs.Should().BeEmpty("the sweep asks for its own rollouts' rows");
        (await node.Queue.GetAsync(shadow.Id))!.Status.Should().Be(JobStatus.Pending);
        node.Store.Undelivered.Should().Be(0, "nobody has decided anything");
    }

    [Fact]
    public async Task A_node_without_experiments_removes_what_has_expired()
    {
        var clock = new ManualTimeProvider();
        var store = new InMemoryShadowStore(clock);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IShadowStore>(store)
            .AddBackgroundJobs(_ => { })
            .AddJobMigration()
            .BuildServiceProvider();
        var rows = Enumerable.Range(0, ShadowPruning.Batch + 1).Select(_ => ShadowNode.Row(clock)).ToList();
        foreach (var row in rows)
        {
            await store.AddAsync(row, TimeSpan.FromSeconds(30), default);
        }

        var staying = ShadowNode.Row(clock);
        await store.AddAsync(staying, TimeSpan.FromDays(7), default);
        var pruning = services.GetServices<IHostedService>().OfType<ShadowPruning>().Single();
        await pruning.StartAsync(default);
        var began = clock.GetUtcNow();

        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(10), async () => (await store.ReadTallyAsync("draw", 3, isNoise: false, 0, default))!.Open == 1);

        (clock.GetUtcNow() - began).Should().BeLessThan(TimeSpan.FromMinutes(10));
        (await store.ReadAsync(staying.Id, default)).Should().NotBeNull();
        await pruning.StopAsync(default);
    }
}
