namespace JobKit.Migration;

/// <summary>The receiver did not take an alert; another try follows.</summary>
internal sealed class AlertNotSentException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : JobKitException(message, innerException)
{
    /// <summary>How long the receiver wants to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
