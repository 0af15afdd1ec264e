using JobKit.Migration;
using JobKit.Tests.Migration.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Observe;

public sealed class JobOutcomeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Every_end_of_a_job_is_counted_once_in_the_cohort_of_its_request(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddBackgroundJobs(jobs => jobs.AddHandler<Story, StoryHandler>().UseEntityFrameworkCore(database.Use, true));
        builder.Services.AddJobMigration(migration => migration.UseEntityFrameworkCore());
        using var host = builder.Build();
        await host.StartAsync();
        var queue = host.Services.GetRequiredService<IJobQueue>();
        var stamp = new RouteStamp { Cohort = Observed.Cohort(ObservedArm.Candidate), Sub = 8 };
        var options = new EnqueueOptions { MaxAttempts = 1, Metadata = stamp.ToMetadata() };

        var good = await queue.EnqueueAsync(new Story(false), options, default);
        var bad = await queue.EnqueueAsync(new Story(true), options, default);
        var late = await queue.EnqueueAsync(new Story(false), options with { Delay = TimeSpan.FromHours(1) }, default);
        await queue.EnqueueAsync(new Story(true), options with { Metadata = null }, default);
        (await queue.WaitAsync(good, Patience, default))!.Status.Should().Be(JobStatus.Completed);
        (await queue.WaitAsync(bad, Patience, default))!.Status.Should().Be(JobStatus.Failed);
        await host.Services.GetRequiredService<IJobOperator>().CancelAsync(late, new("alice", "not wanted"), default);
        await host.StopAsync();

        await using var reader = database.Make();
        var store = reader.GetRequiredService<IObservationStore>();
        var row = (await store.ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default)).Should().ContainSingle().Subject;
        row.Cohort.Should().Be(stamp.Cohort);
        (row.Sums.Done, row.Sums.Errors, row.Sums.Cancelled, row.Sums.Result.All.Count).Should().Be((3, 1, 1, 2));
        (await store.ReadUnitsAsync(Observed.Key, 1, Observed.Start, default)).Should().ContainSingle().Which.Subs.Should().Be(Observed.Subs(8, 0, 1));
    }

    [JobType("test.story")]
    private sealed record Story(bool Fails);

    private sealed class StoryHandler : IJobHandler<Story>
    {
        public Task HandleAsync(Story job, JobContext context, CancellationToken cancellationToken) =>
            job.Fails ? throw new InvalidOperationException("no ink") : Task.CompletedTask;
    }
}
