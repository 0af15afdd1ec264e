using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>What the user API tells the log. No payloads, no addresses that a caller made.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(3000, LogLevel.Warning, "The jobs could not be reached for {Method} {Endpoint}; the caller was told to try again.")]
    public static partial void StoreUnavailable(ILogger logger, Exception exception, string method, string endpoint);
}
