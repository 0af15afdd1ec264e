using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Types;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Backfill;

public sealed class BackfillRoomTests
{
    [Fact]
    public async Task A_backfill_that_waits_for_its_rate_leaves_slots_to_the_apps_jobs_and_to_operators()
    {
        var source = new MemorySource("books", 400, new() { Ranges = 4, MinChunkRows = 1, ChunkRows = 1, MaxChunkRows = 1, MaxRowsPerSecond = 1 });
        await using var services = new ServiceCollection()
            .AddJobTestHarness(jobs => jobs.AddHandler<Greet, GreetHandler>().ConfigureWorker(worker => worker.Concurrency = 4))
            .AddJobMigration(migration => migration.AddAlerts(_ => { }))
            .AddSingleton<IBackfillSource>(source)
            .BuildServiceProvider();
        source.Store = services.GetRequiredService<IBackfillStore>();
        var harness = services.GetRequiredService<JobTestHarness>();
        await services.GetRequiredService<IBackfills>().StartAsync("books", OperatorAction.App);
        while (source.Done.Count < 4)
        {
            await harness.DrainAsync(TimeSpan.FromSeconds(10));
        }

        var waiting = await harness.Queue.EnqueueAsync(new Greet("Ann"));
        var told = await services.GetRequiredService<IAlerts>().SendAsync(new() { Title = "title", Text = "text" });
        await harness.DrainAsync(TimeSpan.FromSeconds(1));

        (await harness.Queue.GetAsync(waiting))!.Status.Should().Be(JobStatus.Completed);
        (await harness.Queue.GetAsync(told))!.Status.Should().Be(JobStatus.Completed);
        (await services.GetRequiredService<IBackfills>().GetAsync("books")).State.Should().Be(BackfillState.Running);
        (await harness.Queue.ListAsync(new() { Type = BackfillWork.TypeName })).Jobs.Should().OnlyContain(job => job.Priority > 0);
    }

    private sealed class GreetHandler : IJobHandler<Greet>
    {
        public Task HandleAsync(Greet job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
