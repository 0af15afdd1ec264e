using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Migration.Observe;

public sealed class HostTests
{
    [Theory]
    [InlineData(false, JobStatus.Completed)]
    [InlineData(true, JobStatus.Failed)]
    public async Task From_the_request_over_its_job_to_the_stored_cohort_and_nothing_is_lost_at_the_stop(bool fails, JobStatus expected)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddObservation();
        builder.Services.AddBackgroundJobs(jobs => jobs.AddHandler<Story, StoryHandler>());
        using var host = builder.Build();
        await host.StartAsync();
        var monitor = host.Services.GetRequiredService<MigrationMonitor>();
        var queue = host.Services.GetRequiredService<IJobQueue>();
        var decision = Observed.To(MigrationSide.Candidate);
        var request = monitor.Begin(monitor.Endpoint(Observed.Key, Observed.Name), decision);
        var stamp = request.Stamp(decision)!;

        var id = await queue.EnqueueAsync(new Story(fails), new() { MaxAttempts = 1, Metadata = stamp.ToMetadata() }, default);
        monitor.Record(request, 100, RequestOutcome.Accepted);
        (await queue.WaitAsync(id, TimeSpan.FromSeconds(20), default))!.Status.Should().Be(expected);
        await host.StopAsync();

        var store = host.Services.GetRequiredService<IObservationStore>();
        var row = (await store.ReadCohortsAsync(Observed.Key, 1, stamp.Cohort.Start, stamp.Cohort.Start.AddDays(1), default)).Should().ContainSingle().Subject;
        (row.Sums.Units, row.Sums.Done, row.Sums.Errors).Should().Be((1L, 1L, fails ? 1L : 0L));
        row.Sums.Result.All.Count.Should().Be(1);
        (await store.ReadUnitsAsync(Observed.Key, 1, DateTimeOffset.MinValue, default)).Should().ContainSingle().Which.Subs.Should().Be(Observed.Subs(3, 1, fails ? 1 : 0));
    }

    [Fact]
    public void Observing_is_wired_once_however_often_it_is_added()
    {
        var services = new ServiceCollection();
        services.AddObservation();
        services.AddObservation();

        services.Where(it => it.ServiceType == typeof(IHostedService) || it.ServiceType == typeof(IJobSettledObserver)).Should().HaveCount(2);
    }

    [JobType("test.story")]
    private sealed record Story(bool Fails);

    private sealed class StoryHandler : IJobHandler<Story>
    {
        public Task HandleAsync(Story job, JobContext context, CancellationToken cancellationToken) =>
            job.Fails ? throw new InvalidOperationException("no ink") : Task.CompletedTask;
    }
}
