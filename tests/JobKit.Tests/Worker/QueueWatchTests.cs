using System.Diagnostics.Metrics;
using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Worker;

public sealed class QueueWatchTests : IDisposable
{
    private readonly IsolatedMeterFactory _factory = new();
    private readonly MetricRecorder _recorder;
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingLogger<QueueWatch> _logger = new();

    public QueueWatchTests() => _recorder = new(_factory);

    public void Dispose()
    {
        _recorder.Dispose();
        _factory.Dispose();
    }

    [Fact]
    public async Task A_running_node_reports_its_queues_and_the_types_that_nobody_handles_and_warns_of_them_once()
    {
        var store = new InMemoryJobStore(_clock);
        await store.EnqueueAsync([Foreign()], EnqueueMode.AllOrNone, default);
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) => Task.FromResult<string?>(null),
            jobs => jobs.Services.AddSingleton<IMeterFactory>(_factory).AddSingleton<ILogger<QueueWatch>>(_logger),
            clock: _clock,
            store: store);

        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(15)).Soon();

        _recorder.Collect().Should().Contain(new MetricRecord[]
        {
            new("jobkit.queue.depth", 1, "queue=far status=pending"),
            new("jobkit.job_type.unhandled", 1, "job.type=foreign"),
        });

        _clock.Advance(TimeSpan.FromSeconds(15));
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(15)).Soon();

        _logger.Lines.Should().ContainSingle(line => line.Contains("foreign", StringComparison.Ordinal));
    }

    private NewJob Foreign() => new()
    {
        Id = JobId.New(_clock),
        Type = "foreign",
        Queue = "far",
        Payload = "{}",
        ContentHash = "0",
        MaxAttempts = 1,
    };
}
