using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1400-1499. An id never changes its meaning.</summary>
internal static partial class MaintainLog
{
    [LoggerMessage(1400, LogLevel.Warning, "Took {Count} jobs from holders whose lease had ended; {Ended} of them ended by it.")]
    public static partial void Swept(ILogger logger, int count, int ended);

    [LoggerMessage(1401, LogLevel.Information, "{Count} jobs were still pending at their expiry and failed.")]
    public static partial void Expired(ILogger logger, int count);

    [LoggerMessage(1402, LogLevel.Debug, "Removed {Count} {Status} jobs that were past their retention.")]
    public static partial void Pruned(ILogger logger, int count, JobStatus status);

    [LoggerMessage(1403, LogLevel.Warning, "Writing {Count} counts of the minute statistics failed; they are kept and tried again.")]
    public static partial void StatisticsFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(1404, LogLevel.Warning, "The last {Count} counts of the minute statistics could not be written before the stop and are lost.")]
    public static partial void StatisticsLost(ILogger logger, Exception exception, int count);
}
