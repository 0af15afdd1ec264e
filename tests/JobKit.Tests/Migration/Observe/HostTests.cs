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
        builder.Services.AddBackgroundJobs(jobs => jobs.AddHandler<Story, StoryHandler>());
        builder.Services.AddJobMigration();
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
    public async Task The_end_of_a_job_that_the_stop_waits_for_is_stored_too()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<LongStoryHandler.Begun>();
        builder.Services.AddBackgroundJobs(jobs => jobs.AddHandler<LongStory, LongStoryHandler>());
        builder.Services.AddJobMigration();
        using var host = builder.Build();
        await host.StartAsync();
        var stamp = new RouteStamp { Cohort = Observed.Cohort(ObservedArm.Candidate) };
        await host.Services.GetRequiredService<IJobQueue>().EnqueueAsync(new LongStory(), new() { Metadata = stamp.ToMetadata() }, default);
        await host.Services.GetRequiredService<LongStoryHandler.Begun>().Signal.Task.Soon();

        await host.StopAsync();

        var store = host.Services.GetRequiredService<IObservationStore>();
        (await store.ReadCohortsAsync(Observed.Key, 1, Observed.Start, Observed.Start.AddDays(1), default)).Should().ContainSingle()
            .Which.Sums.Done.Should().Be(1);
    }

    [Fact]
    public async Task A_host_that_is_told_to_stop_when_it_is_gone_already_stays_calm()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddBackgroundJobs(_ => { });
        builder.Services.AddJobMigration();
        var host = builder.Build();
        await host.StartAsync();
        var loop = host.Services.GetServices<IHostedService>().OfType<ObservationLoop>().Single();
        await host.StopAsync();
        host.Dispose();

        var again = () => loop.StoppedAsync(default);

        await again.Should().NotThrowAsync();
    }

    [Fact]
    public void Observing_is_wired_once_however_often_it_is_added()
    {
        var services = new ServiceCollection();
        services.AddObservation();
        services.AddObservation();

        services.Where(it => it.ServiceType == typeof(IHostedService) || it.ServiceType == typeof(IJobSettledObserver)).Should().HaveCount(3);
    }

    [JobType("test.long-story")]
    private sealed record LongStory;

    /// <summary>Ends when the host begins to stop.</summary>
    private sealed class LongStoryHandler(IHostApplicationLifetime lifetime, LongStoryHandler.Begun begun) : IJobHandler<LongStory>
    {
        public async Task HandleAsync(LongStory job, JobContext context, CancellationToken cancellationToken)
        {
            var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = lifetime.ApplicationStopping.Register(stopping.SetResult);
            begun.Signal.SetResult();
            await stopping.Task;
        }

        internal sealed class Begun
        {
            public TaskCompletionSource Signal { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    [JobType("test.story")]
    private sealed record Story(bool Fails);

    private sealed class StoryHandler : IJobHandler<Story>
    {
        public Task HandleAsync(Story job, JobContext context, CancellationToken cancellationToken) =>
            job.Fails ? throw new InvalidOperationException("no ink") : Task.CompletedTask;
    }
}
