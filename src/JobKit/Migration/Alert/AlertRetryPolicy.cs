namespace JobKit.Migration;

/// <summary>5 seconds, and three times as long each time: the last try is about an hour and a half after the first. Longer where the receiver asks for it, and never shorter, since each try counts.</summary>
internal sealed class AlertRetryPolicy : IRetryPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public TimeSpan NextDelay(int attempt, Exception exception)
    {
        var own = First * Math.Pow(3, Math.Clamp(attempt - 1, 0, 10));
        var wait = exception is AlertNotSentException { RetryAfter: { } asked } && asked > own ? asked : own;
        return wait > Longest ? Longest : wait;
    }
}
