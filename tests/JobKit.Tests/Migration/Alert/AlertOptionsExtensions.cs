using JobKit.Migration;

namespace JobKit.Tests.Migration.Alert;

internal static class AlertOptionsExtensions
{
    public static AlertOptions With(this AlertOptions options, Uri webhook, string? channel) => options.SlackWebhook(webhook, channel);
}
