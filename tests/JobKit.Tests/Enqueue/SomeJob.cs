using JobKit.Storage;
using JobKit.Tests.Telemetry;
using JobKit.Tests.Types;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Enqueue;

/// <summary>Jobs to be stored.</summary>
internal static class SomeJob
{
    public static NewJob New(string queue = "default", string payload = "{}") =>
        new() { Id = JobId.New(), Type = "t", Queue = queue, Payload = payload, ContentHash = "" };

    public static NewJob[] Many(int count) => [.. Enumerable.Range(0, count).Select(_ => New())];

    public static EnqueueWakes Wakes(IJobWakeSignal signal) =>
        new(signal, new(Registry.Of(), new FixedOptions<WorkerOptions>(new()), TimeProvider.System));

    public static EnqueueStatement Statement(IJobEnqueueStore store, ILogger<EnqueueStatement>? logger = null) =>
        new(store, new JobKitMetrics(new IsolatedMeterFactory()), TimeProvider.System, logger ?? new RecordingLogger<EnqueueStatement>());
}
