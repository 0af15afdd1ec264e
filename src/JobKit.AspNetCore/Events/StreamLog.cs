using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>What the streams tell the log.</summary>
internal static partial class StreamLog
{
    [LoggerMessage(3300, LogLevel.Warning, "The followed jobs could not be read; their followers wait until the next second tries again.")]
    public static partial void ReadFailed(ILogger logger, Exception exception);
}
