using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Worker;

/// <summary>Alerts and the steps of a rollback, where the app's own jobs have taken every slot.</summary>
public sealed class UrgentJobTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    private readonly ManualTimeProvider _clock = new();
    private readonly Signal _running = new();
    private readonly Signal _release = new();

    [Fact]
    public async Task An_alert_begins_where_every_slot_is_taken_and_other_jobs_wait()
    {
        await using var node = await StartAsync();
        var taken = await node.Queue.EnqueueAsync(new Scripted("long"));
        await _running.WaitAsync();

        var waits = await node.Queue.EnqueueAsync(new Scripted("short"));
        var probe = await node.Queue.EnqueueAsync(new VerificationProbe("x"));
        await EndAsync(node, await AlertAsync(node));

        foreach (var id in new[] { waits.Id, probe.Id })
            (await node.Queue.GetAsync(id))!.Status.Should().Be(JobStatus.Pending);
        (await node.Queue.GetAsync(taken))!.Status.Should().Be(JobStatus.Processing);
        _release.Set();
        foreach (var id in new[] { taken.Id, waits.Id, probe.Id })
            await EndAsync(node, id);
    }

    [Fact]
    public async Task An_alert_that_was_claimed_ahead_does_not_wait_behind_what_runs()
    {
        await using var node = await StartAsync();
        for (var i = 0; i < 20; i++)
            await node.RunToEndAsync(new("short"));
        await node.Queue.EnqueueAsync(new Scripted("long"));
        await _running.WaitAsync();
        node.Services.GetRequiredService<PrefetchSize>().Current.Should().BePositive("the worker claims ahead of its slot");

        await node.EndOfAsync(await AlertAsync(node));

        _release.Set();
    }

    [Fact]
    public async Task Each_urgent_type_has_one_slot_and_no_other_type_has_any()
    {
        await using var node = await StartAsync();
        var spare = node.Services.GetRequiredService<SpareSlots>();
        spare.FreeTypes.Should().BeEquivalentTo("jobkit.alert", "jobkit.job-alert", "jobkit.rollback");
        await node.StopAsync();

        spare.TryAdd(Held("jobkit.rollback")).Should().BeTrue();
        spare.TryAdd(Held("jobkit.rollback")).Should().BeFalse();
        spare.TryAdd(Held("scripted")).Should().BeFalse();

        spare.FreeTypes.Should().BeEquivalentTo("jobkit.alert", "jobkit.job-alert");
    }

    private Task<WorkerNode> StartAsync() => WorkerNode.StartAsync(
        async (job, _, _) =>
        {
            if (job.Name == "long")
            {
                _running.Set();
                await _release.WaitAsync();
            }

            return job.Name;
        },
        jobs =>
        {
            jobs.ConfigureWorker(worker => worker.Concurrency = 1);
            jobs.Services.AddJobMigration(migration => migration.AddAlerts(_ => { }));
        },
        clock: _clock);

    private static async Task<JobId> AlertAsync(WorkerNode node) =>
        await node.Queue.EnqueueAsync(new AlertJob { Title = "High queue depth: 21", Text = "All slots are taken." });

    private Task EndAsync(WorkerNode node, JobId id) => Pump.UntilAsync(_clock, Step, async () => (await node.Queue.GetAsync(id))!.IsTerminal);

    private static HeldJob Held(string type) => new(new() { Id = JobId.New(), Epoch = 1, Type = type, Queue = "jobkit-system", Payload = "{}" }, long.MaxValue);
}
