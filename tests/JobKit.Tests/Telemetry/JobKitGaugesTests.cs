namespace JobKit.Tests.Telemetry;

public sealed class JobKitGaugesTests : IDisposable
{
    private readonly IsolatedMeterFactory _factory = new();
    private readonly MetricRecorder _recorder;
    private readonly JobKitMetrics _metrics;

    public JobKitGaugesTests()
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
    public void What_was_never_known_is_not_reported() => _recorder.Collect().Should().BeEmpty();

    [Fact]
    public void Queues_are_reported_as_last_known()
    {
        _metrics.Gauges.SetQueues([Queue("gone", 99)]);
        _metrics.Gauges.SetQueues([Queue("mail", 5)]);

        _recorder.Collect().Should().BeEquivalentTo(new MetricRecord[]
        {
            new("jobkit.queue.depth", 5, "queue=mail status=pending"),
            new("jobkit.queue.depth", 4, "queue=mail status=due"),
            new("jobkit.queue.depth", 2, "queue=mail status=processing"),
            new("jobkit.queue.oldest_due", 30, "queue=mail"),
        });
    }

    [Fact]
    public void Slots_are_reported_as_busy_and_free()
    {
        _metrics.Gauges.SetSlots(3, 7);

        _recorder.Collect().Should().BeEquivalentTo(new MetricRecord[]
        {
            new("jobkit.worker.slots", 3, "state=busy"),
            new("jobkit.worker.slots", 7, "state=free"),
        });
    }

    [Fact]
    public void Types_that_nobody_handles_are_reported_up_to_a_bound()
    {
        _metrics.Gauges.SetUnhandledTypes([.. Enumerable.Range(0, 1_000).Select(i => $"type{i}")]);

        _recorder.Collect().Should().HaveCount(JobKitGauges.MaxUnhandledTypes)
            .And.Contain(new MetricRecord("jobkit.job_type.unhandled", 1, "job.type=type0"));
    }

    private static QueueStatistics Queue(string name, long pending) =>
        new(name, new(pending, false), new(pending - 1, false), 2, TimeSpan.FromSeconds(30), false, null);
}
