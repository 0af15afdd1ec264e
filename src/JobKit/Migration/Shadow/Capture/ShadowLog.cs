using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1760-1769. An id never changes its meaning.</summary>
internal static partial class ShadowLog
{
    [LoggerMessage(1760, LogLevel.Warning, "A captured request of rollout {Rollout} could not be kept, so it is not shadowed. Nobody's response was touched.")]
    public static partial void Lost(ILogger logger, Exception exception, string rollout);

    [LoggerMessage(1761, LogLevel.Warning, "The app's own code for shadowing rollout {Rollout} threw {Error} in {Where}.")]
    public static partial void AppThrew(ILogger logger, string rollout, OneLine error, OneLine where);

    [LoggerMessage(1762, LogLevel.Debug, "Shadowed request {Shadow} of rollout {Rollout}: {Class}.")]
    public static partial void Compared(ILogger logger, JobId shadow, string rollout, ShadowClass @class);

    [LoggerMessage(1763, LogLevel.Debug, "Removed {Count} shadowed requests that were past their time.")]
    public static partial void Pruned(ILogger logger, int count);
}
