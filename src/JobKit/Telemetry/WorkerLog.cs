using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1500-1599. An id never changes its meaning.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(1500, LogLevel.Information, "Worker {WorkerId} started: {Slots} slots, {Types} job types, queues: {Queues}.")]
    public static partial void Started(ILogger logger, string workerId, int slots, int types, string queues);

    [LoggerMessage(1501, LogLevel.Information, "Worker {WorkerId} stops: no more claims; {Busy} running attempts may end within {Grace}.")]
    public static partial void Stopping(ILogger logger, string workerId, int busy, TimeSpan grace);

    [LoggerMessage(1502, LogLevel.Information, "Worker {WorkerId} stopped in {Elapsed}; {Held} jobs could not be handed back and wait for their leases to end.")]
    public static partial void Stopped(ILogger logger, string workerId, TimeSpan elapsed, int held);

    [LoggerMessage(1503, LogLevel.Error, "The loop {Loop} met an error, the {Failures}. in a row; it goes on in {Delay}.")]
    public static partial void LoopError(ILogger logger, Exception exception, string loop, int failures, TimeSpan delay);

    [LoggerMessage(1504, LogLevel.Information, "The loop {Loop} works again after {Failures} errors.")]
    public static partial void LoopRecovered(ILogger logger, string loop, int failures);

    [LoggerMessage(1505, LogLevel.Warning, "Jobs of these types are pending and no worker handles them: {Types}. Register their handlers on a worker, or cancel the jobs.")]
    public static partial void UnhandledTypes(ILogger logger, OneLine types);

    [LoggerMessage(1506, LogLevel.Information, "No handlers are registered here: this node enqueues jobs and runs none.")]
    public static partial void NoHandlers(ILogger logger);
}
