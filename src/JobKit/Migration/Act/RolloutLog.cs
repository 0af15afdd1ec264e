using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1740-1759. An id never changes its meaning.</summary>
internal static partial class RolloutLog
{
    [LoggerMessage(1740, LogLevel.Information, "Rollout {Rollout} is at version {Version}: {Kind}, from {From} to {To}, by {Actor}: {Reason}")]
    public static partial void Changed(ILogger logger, string rollout, long version, OneLine kind, OneLine from, OneLine to, OneLine actor, OneLine reason);

    [LoggerMessage(1741, LogLevel.Error, "{Reaction} failed at a change of rollout {Rollout}. The change is made without its jobs.")]
    public static partial void ReactionFailed(ILogger logger, Exception exception, OneLine reaction, string rollout);

    [LoggerMessage(1742, LogLevel.Information, "This node follows version {Version} of rollout {Rollout}: {Place}.")]
    public static partial void Seen(ILogger logger, string rollout, long version, OneLine place);

    [LoggerMessage(1743, LogLevel.Error, "Version {Version} of rollout {Rollout} cannot be read by this version of JobKit. What was known before stays, as in an outage of the store.")]
    public static partial void Unreadable(ILogger logger, Exception exception, OneLine rollout, long version);

    [LoggerMessage(1744, LogLevel.Warning, "The rollouts could not be read at the start. Each plan's fail-safe side answers until the store does.")]
    public static partial void ColdStart(ILogger logger, Exception exception);

    [LoggerMessage(1745, LogLevel.Warning, "No verdict on {What}: it could not be read or written. It is tried again every second; told once.")]
    public static partial void DriveFailed(ILogger logger, Exception exception, OneLine what);

    [LoggerMessage(1746, LogLevel.Information, "Verdicts on {What} again.")]
    public static partial void DriveRecovered(ILogger logger, OneLine what);

    [LoggerMessage(1747, LogLevel.Error, "The candidate of rollout {Rollout} fails on this node in epoch {Epoch}. {What}.")]
    public static partial void FuseOpened(ILogger logger, string rollout, long epoch, OneLine what);

    [LoggerMessage(1748, LogLevel.Error, "The store did not take the rollback of rollout {Rollout}. This node routes to legacy at once, and writes it when the store returns.")]
    public static partial void RollbackWaits(ILogger logger, Exception exception, string rollout);

    [LoggerMessage(1749, LogLevel.Warning, "The rollouts could not be read for {Seconds} s. This node goes on by what it read last, and each decision says so.")]
    public static partial void Stale(ILogger logger, double seconds);

    [LoggerMessage(1750, LogLevel.Information, "The rollouts are up to date again.")]
    public static partial void FreshAgain(ILogger logger);

    [LoggerMessage(1751, LogLevel.Warning, "The rollback of rollout {Rollout} is made, and its steps could not be read to be told with it.")]
    public static partial void StepsUnknown(ILogger logger, Exception exception, string rollout);

    [LoggerMessage(1752, LogLevel.Warning, "The rollback of rollout {Rollout} in epoch {Epoch} that {Actor} asked for and that waited for the store is dropped: the rollout is {Place} now, and another epoch or a freeze is left alone.")]
    public static partial void RollbackDropped(ILogger logger, string rollout, long epoch, OneLine actor, OneLine place);

    [LoggerMessage(1753, LogLevel.Warning, "A rollout of this app could not be added. It is tried again every second, and told once; those that the store has are followed all the same.")]
    public static partial void NotAdded(ILogger logger, Exception exception);
}
