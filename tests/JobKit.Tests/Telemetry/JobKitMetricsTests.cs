namespace JobKit.Tests.Telemetry;

public sealed class JobKitMetricsTests : IDisposable
{
    private static readonly TimeSpan HalfSecond = TimeSpan.FromSeconds(0.5);

    private readonly IsolatedMeterFactory _factory = new();
    private readonly MetricRecorder _recorder;
    private readonly JobKitMetrics _metrics;

    public JobKitMetricsTests()
    {
        _recorder = new(_factory);
        _metrics = new(_factory);
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _recorder.Dispose();
        _factory.Dispose();
    }

    [Fact]
    public void The_instruments_are_those_that_dashboards_know() =>
        _recorder.Instruments.Select(i => $"{i.Name} {i.Unit}").Should().BeEquivalentTo(
            "jobkit.jobs.enqueued {job}",
            "jobkit.jobs.refused {job}",
            "jobkit.jobs.settled {job}",
            "jobkit.jobs.swept {job}",
            "jobkit.jobs.pruned {job}",
            "jobkit.enqueue.duration s",
            "jobkit.claim.duration s",
            "jobkit.settle.duration s",
            "jobkit.job.wait.duration s",
            "jobkit.attempt.duration s",
            "jobkit.claim.size {job}",
            "jobkit.settle.size {job}",
            "jobkit.lease.lost {job}",
            "jobkit.queue.depth {job}",
            "jobkit.queue.oldest_due s",
            "jobkit.worker.slots {slot}",
            "jobkit.job_type.unhandled {type}",
            "jobkit.loop.errors {error}");

    [Fact]
    public void Each_event_reaches_its_instrument_with_its_tags()
    {
        RecordEverything(_metrics);

        _recorder.Records.Should().Equal(
            new("jobkit.jobs.enqueued", 3, "job.type=mail.send queue=mail"),
            new("jobkit.enqueue.duration", 0.5, ""),
            new("jobkit.jobs.refused", 1, "job.type=mail.send outcome=owner_limit queue=mail"),
            new("jobkit.claim.size", 7, ""),
            new("jobkit.claim.duration", 0.5, ""),
            new("jobkit.job.wait.duration", 0.5, "job.type=mail.send queue=mail"),
            new("jobkit.attempt.duration", 0.5, "job.type=mail.send outcome=timed_out"),
            new("jobkit.settle.size", 9, ""),
            new("jobkit.settle.duration", 0.5, ""),
            new("jobkit.jobs.settled", 1, "job.type=mail.send queue=mail status=failed"),
            new("jobkit.lease.lost", 1, "job.type=mail.send"),
            new("jobkit.jobs.swept", 4, ""),
            new("jobkit.jobs.pruned", 5, "status=completed"),
            new("jobkit.loop.errors", 1, "loop=claim"));
    }

    [Fact]
    public void Every_value_of_a_tag_has_a_name_of_its_own()
    {
        foreach (var names in new[]
        {
            Enum.GetValues<JobStatus>().Select(value => value.Tag()),
            Enum.GetValues<AttemptOutcome>().Select(value => value.Tag()),
            Enum.GetValues<RefusalOutcome>().Select(value => value.Tag()),
        })
        {
            names.Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.All(c => char.IsAsciiLetterLower(c) || c == '_'));
        }
    }

    [Fact]
    public void Nothing_is_allocated_when_nobody_listens()
    {
        using var unheard = new JobKitMetrics();
        RecordEverything(unheard);

        // What recording allocates, it allocates each time; what the runtime does on this thread meanwhile, it does once.
        Enumerable.Range(0, 5).Min(_ => Allocated()).Should().Be(0);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
            {
                RecordEverything(unheard);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Disposing_leaves_the_meter_of_a_factory_to_the_factory()
    {
        _metrics.Dispose();

        _metrics.Swept(1);

        _recorder.Records.Should().ContainSingle();
    }

    private static void RecordEverything(JobKitMetrics metrics)
    {
        metrics.Enqueued("mail", "mail.send", 3);
        metrics.EnqueueWritten(HalfSecond);
        metrics.Refused("mail", "mail.send", RefusalOutcome.OwnerLimit);
        metrics.Claimed(7, HalfSecond);
        metrics.Waited("mail", "mail.send", HalfSecond);
        metrics.AttemptEnded("mail.send", AttemptOutcome.TimedOut, HalfSecond);
        metrics.SettleWritten(9, HalfSecond);
        metrics.Settled("mail", "mail.send", JobStatus.Failed);
        metrics.LeaseLost("mail.send");
        metrics.Swept(4);
        metrics.Pruned(JobStatus.Completed, 5);
        metrics.LoopError("claim");
    }
}
