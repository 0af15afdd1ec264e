using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1740-1759. An id never changes its meaning.</summary>
internal static partial class RolloutLog
{
    [LoggerMessage(1740, LogLevel.Information, "Rollout {Rollout} is at version {Version}: {Kind}, from {From} to {To}, by {Actor}: {Reason}")]
    public static partial void Changed(ILogger logger, string rollout, long version, OneLine kind, OneLine from, OneLine to, OneLine actor, OneLine reason);

    [LoggerMessage(1741, LogLevel.Error, "{Reaction} failed at a change of rollout {Rollout}. The change is made without its jobs.")]
    public static partial void ReactionFailed(ILogger logger, Exception exception, OneLine reaction, string rollout);
}
