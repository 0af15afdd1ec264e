using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>What the webhook tells the log; nothing of the call, which anybody can send.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(3200, LogLevel.Warning, "A call of the webhook was refused: it is not signed as JobKit:Webhook asks for, or its clock is off.")]
    public static partial void Refused(ILogger logger);
}
