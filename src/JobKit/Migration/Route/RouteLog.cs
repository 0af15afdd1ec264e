using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1700-1719. An id never changes its meaning.</summary>
internal static partial class RouteLog
{
    [LoggerMessage(1700, LogLevel.Warning, "Rollout {Rollout} routes by a unit of {Length} characters, longer than {Limit}. It is hashed whole; check what the endpoint takes as its unit. Said once.")]
    public static partial void LongUnit(ILogger logger, string rollout, int length, int limit);
}
