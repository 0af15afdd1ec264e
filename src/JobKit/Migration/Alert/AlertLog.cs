using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1790-1791 and 1796. An id never changes its meaning.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(1790, LogLevel.Information, "Alert sent, {Severity}, to {Channel}: {Title}: {Text}")]
    public static partial void Sent(ILogger logger, AlertSeverity severity, OneLine channel, OneLine title, OneLine text);

    [LoggerMessage(1791, LogLevel.Warning, "Alert, {Severity}: {Title}: {Text} It is told here alone: no receiver is set with AddAlerts().")]
    public static partial void NoDestination(ILogger logger, AlertSeverity severity, OneLine title, OneLine text);

    [LoggerMessage(1796, LogLevel.Warning, "The figures of rollout {Rollout} could not be read; its alert goes out without them.")]
    public static partial void FiguresUnknown(ILogger logger, Exception exception, string rollout);
}
