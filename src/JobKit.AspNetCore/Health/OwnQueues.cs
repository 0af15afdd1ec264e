namespace JobKit.AspNetCore;

/// <summary>Queues whose jobs are the library's own, and no work of the app's.</summary>
internal static class OwnQueues
{
    /// <summary>Where the rows of webhook calls lie.</summary>
    public const string Webhook = "webhook-calls";

    public static bool Has(string queue) => queue.StartsWith("jobkit-", StringComparison.Ordinal) || queue == Webhook;
}
