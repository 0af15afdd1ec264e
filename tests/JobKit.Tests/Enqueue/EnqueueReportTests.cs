using System.Diagnostics.Metrics;
using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Telemetry;
using JobKit.Tests.Types;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Enqueue;

/// <summary>What a package that enqueues by a way of its own gets of the queue's.</summary>
public sealed class EnqueueReportTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingBell _bell = new();
    private readonly IsolatedMeterFactory _meters = new();
    private readonly MetricRecorder _recorder;
    private readonly ServiceProvider _provider;

    public EnqueueReportTests()
    {
        _recorder = new(_meters);
        _provider = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IMeterFactory>(_meters)
            .AddSingleton<IJobWakeSignal>(_bell)
            .AddBackgroundJobs(jobs => jobs.AddHandler<Greet, GreetHandler>())
            .BuildServiceProvider();
    }

    private IEnqueueReport Report => _provider.GetRequiredService<IEnqueueReport>();

    private IEnumerable<string> Counted => _recorder.Records.Where(record => record.Instrument.StartsWith("jobkit.jobs.", StringComparison.Ordinal)).Select(record => $"{record.Instrument} {record.Tags}");

    [Fact]
    public void Committed_jobs_are_counted_and_workers_hear_of_those_that_are_due()
    {
        Report.Committed([Job("mail"), Job("later") with { Delay = TimeSpan.FromSeconds(1) }]);

        _bell.Woken.Should().Equal("mail");
        Counted.Should().Equal("jobkit.jobs.enqueued job.type=greet queue=mail", "jobkit.jobs.enqueued job.type=greet queue=later");
    }

    [Fact]
    public void The_alarm_rings_for_those_that_will_be_due()
    {
        var ring = _provider.GetRequiredService<DueAlarm>().NextRing();

        Report.Committed([Job("later") with { Delay = TimeSpan.FromSeconds(1) }]);

        ring.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        ring.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task An_answer_has_the_queues_estimate_and_counts_nothing_as_stored()
    {
        var job = Job("mail");
        StatisticsCount[] known = [.. new[] { StatisticsMeasure.Wait, StatisticsMeasure.Run }.Select(measure => new StatisticsCount(
            _clock.GetUtcNow().ToUnixTimeSeconds() / 60, job.Queue, job.Type, measure, 10, 5))];
        await _provider.GetRequiredService<IJobStore>().AddStatisticsAsync(known, default);
        var estimator = _provider.GetRequiredService<JobEstimator>();
        estimator.Estimate(job.Queue, job.Type);
        await estimator.Reading;

        var answer = Report.Answer(job, new(job.Id, EnqueueOutcome.Stored));

        answer.IsNew.Should().BeTrue();
        answer.Estimate.Should().NotBeNull().And.Be(estimator.Estimate(job.Queue, job.Type));
        Counted.Should().BeEmpty();
    }

    [Fact]
    public void A_refusal_is_thrown_and_counted()
    {
        var job = Job("mail") with { Owner = "ann", OwnerLimit = 1 };

        FluentActions.Invoking(() => Report.Answer(job, new(job.Id, EnqueueOutcome.Conflict))).Should().Throw<JobConflictException>();
        FluentActions.Invoking(() => Report.Answer(job, new(job.Id, EnqueueOutcome.OwnerLimit))).Should().Throw<JobOwnerLimitException>();

        Counted.Should().Equal("jobkit.jobs.refused job.type=greet outcome=conflict queue=mail", "jobkit.jobs.refused job.type=greet outcome=owner_limit queue=mail");
    }

    public void Dispose()
    {
        _provider.Dispose();
        _recorder.Dispose();
        _meters.Dispose();
    }

    private sealed class GreetHandler : IJobHandler<Greet>
    {
        public Task HandleAsync(Greet job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static NewJob Job(string queue) => SomeJob.New(queue) with { Type = "greet" };
}
