namespace JobKit;

/// <summary>The names that dashboards and collectors know JobKit by. They are a contract: changing one breaks somebody's alert.</summary>
internal static class TelemetryNames
{
    /// <summary>The meter and the activity source.</summary>
    public const string Source = "JobKit";

    public const string JobType = "job.type";
    public const string Queue = "queue";
    public const string Outcome = "outcome";
    public const string Status = "status";
    public const string State = "state";
    public const string Loop = "loop";
    public const string ErrorType = "error.type";

    // OpenTelemetry's semantic conventions for messaging.
    public const string MessagingSystem = "messaging.system";
    public const string MessagingDestination = "messaging.destination.name";
    public const string MessagingMessageId = "messaging.message.id";
    public const string MessagingOperation = "messaging.operation.name";
    public const string MessagingOperationType = "messaging.operation.type";
    public const string MessagingBatchSize = "messaging.batch.message_count";

    public const string Attempt = "jobkit.job.attempt";
    public const string Epoch = "jobkit.job.epoch";
}
