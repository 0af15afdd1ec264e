using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1730-1739. An id never changes its meaning.</summary>
internal static partial class ObserveLog
{
    [LoggerMessage(1730, LogLevel.Error, "The store of observations has been away for too long: the counts of the oldest {Count} cohorts are dropped.")]
    public static partial void Dropped(ILogger logger, int count);

    [LoggerMessage(1731, LogLevel.Warning, "The last counts of worker {WorkerId} could not be written before the stop and are lost.")]
    public static partial void LastFlushFailed(ILogger logger, Exception exception, string workerId);

    [LoggerMessage(1732, LogLevel.Error, "The store of observations takes all counts but those for {Endpoint}: these are dropped. Look for a name in them that the database cannot hold.")]
    public static partial void Refused(ILogger logger, Exception exception, OneLine endpoint);
}
