namespace JobKit.Migration;

/// <summary>As long as the receiver says, else 5 seconds, and three times as long each time: the last try is about an hour and a half after the first.</summary>
internal sealed class AlertRetryPolicy : IRetryPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public TimeSpan NextDelay(int attempt, Exception exception)
    {
        var wait = exception is AlertNotSentException { RetryAfter: { } asked } ? asked : First * Math.Pow(3, Math.Clamp(attempt - 1, 0, 10));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
