using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Worker;

/// <summary>Jobs put off on this node start when they are due. The poll is set so far apart that it cannot be what finds them.</summary>
public sealed class DueTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(700);

    private readonly ManualTimeProvider _clock = new();
    private readonly EmptyClaims _claims;

    public DueTests() => _claims = new(new InMemoryJobStore(_clock));

    [Fact]
    public async Task A_delayed_job_starts_at_its_due_instant_not_at_the_next_poll()
    {
        await using var node = await StartAsync((_, _) => "done");
        await _claims.NextAsync();
        var id = await node.Queue.EnqueueAsync(new Scripted("x"), new() { Delay = Delay });

        _clock.Advance(Delay);

        (await node.EndOfAsync(id).Soon()).StartedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task A_job_due_at_an_instant_starts_then()
    {
        await using var node = await StartAsync((_, _) => "done");
        await _claims.NextAsync();
        var id = await node.Queue.EnqueueAsync(new Scripted("x"), new() { DueAt = _clock.GetUtcNow() + Delay });
        await _claims.NextAsync();

        _clock.Advance(Delay);

        (await node.EndOfAsync(id).Soon()).StartedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task A_retry_starts_after_its_backoff()
    {
        await using var node = await StartAsync(
            (_, context) => context.Attempt == 1 ? throw new InvalidOperationException("not yet") : "done",
            handler => handler.OnException<InvalidOperationException>(RetryRule.RetryAfter(Delay)));
        await EndsAfterDelayAsync(node);
    }

    [Fact]
    public async Task A_snoozed_job_starts_after_its_snooze()
    {
        var asleep = false;
        await using var node = await StartAsync((_, context) =>
        {
            if (!asleep)
                context.Snooze(Delay);
            asleep = true;
            return "done";
        });
        await EndsAfterDelayAsync(node);
    }

    [Fact]
    public async Task A_delayed_child_starts_at_its_due_instant()
    {
        await using var node = await WorkerNode.StartAsync(
            async (job, context, ct) => job.Name == "child" ? null : (await context.EnqueueChildAsync(new Scripted("child"), new() { Delay = Delay }, ct)).Id.ToString(),
            Slow,
            clock: _clock,
            store: _claims.Store);
        await _claims.NextAsync();
        var parent = await node.RunToEndAsync(new("parent")).Soon();
        await _claims.NextAsync();

        _clock.Advance(Delay);

        var child = await node.EndOfAsync(JobId.Parse(node.Queue.ReadResult<string>(parent)!, null)).Soon();
        child.StartedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task A_job_whose_alarm_was_forgotten_is_found_by_the_poll()
    {
        await using var node = await StartAsync((_, _) => "done");
        var alarm = node.Services.GetRequiredService<DueAlarm>();
        for (var i = 1; i <= DueAlarm.Capacity; i++)
            alarm.Set("default", "scripted", i * DueAlarm.Grain);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"), new() { Delay = TimeSpan.FromSeconds(20) });

        await Pump.UntilAsync(_clock, TimeSpan.FromSeconds(1), async () => (await node.Queue.GetAsync(id))!.IsTerminal);

        (await node.Queue.GetAsync(id))!.Status.Should().Be(JobStatus.Completed);
    }

    private async Task EndsAfterDelayAsync(WorkerNode node)
    {
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await _clock.WaitForTimerAsync(Delay).Soon();

        _clock.Advance(Delay);

        (await node.EndOfAsync(id).Soon()).StartedAt.Should().Be(_clock.GetUtcNow());
    }

    private static void Slow(IBackgroundJobsBuilder jobs) => jobs.ConfigureWorker(worker =>
    {
        worker.MinPollInterval = TimeSpan.FromMinutes(1);
        worker.MaxPollInterval = TimeSpan.FromMinutes(1);
    });

    private Task<WorkerNode> StartAsync(Func<Scripted, JobContext, string?> run, Action<HandlerOptions>? handler = null) =>
        WorkerNode.StartAsync((job, context, _) => Task.FromResult(run(job, context)), Slow, handler, _clock, store: _claims.Store);
}
