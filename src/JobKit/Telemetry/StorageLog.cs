using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1600-1699. An id never changes its meaning.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1600, LogLevel.Information, "The job store {Store} is ready.")]
    public static partial void Prepared(ILogger logger, string store);

    [LoggerMessage(1601, LogLevel.Warning, "The job store {Store} is not ready, the {Failures}. try; tried again in {Delay}.")]
    public static partial void PrepareFailed(ILogger logger, Exception exception, string store, int failures, TimeSpan delay);

    [LoggerMessage(1602, LogLevel.Information, "Jobs are kept in memory: they are gone when this process ends.")]
    public static partial void InMemory(ILogger logger);

    [LoggerMessage(1603, LogLevel.Warning, "Reading the statistics that estimates rest on failed; the last ones known are used.")]
    public static partial void EstimateReadFailed(ILogger logger, Exception exception);

    [LoggerMessage(1604, LogLevel.Warning, "Reading the states of {Count} watched jobs failed; tried again in a second.")]
    public static partial void WatchReadFailed(ILogger logger, Exception exception, int count);
}
