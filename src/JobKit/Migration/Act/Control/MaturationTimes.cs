namespace JobKit.Migration;

/// <summary>How long a job of a type may take, from its enqueue to its end. Pure, but for a retry policy of the app's own.</summary>
internal static class MaturationTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>One attempt.</summary>
    public static TimeSpan Attempt(JobTypeDefinition type, JobOptions defaults) => type.Options.Timeout ?? defaults.Timeout;

    /// <summary>All attempts and the waits between them, in whole seconds, at most 24 h.</summary>
    public static TimeSpan All(JobTypeDefinition type, JobOptions defaults)
    {
        var attempts = type.Options.MaxAttempts ?? defaults.MaxAttempts;
        var seconds = attempts * Attempt(type, defaults).TotalSeconds;
        for (var attempt = 1; attempt < attempts; attempt++)
        {
            seconds += Wait(type, defaults, attempt).TotalSeconds;
        }

        return TimeSpan.FromSeconds(Math.Min(Math.Ceiling(seconds), Longest.TotalSeconds));
    }

    /// <summary>The longest by the app's defaults; of a policy of its own what that says to a timeout.</summary>
    private static TimeSpan Wait(JobTypeDefinition type, JobOptions defaults, int attempt) => type.Options.RetryPolicy is { } own
        ? own.NextDelay(attempt, new TimeoutException())
        : new ExponentialRetryPolicy(defaults.RetryBaseDelay, defaults.RetryMaxDelay, static () => 1).NextDelay(attempt, new TimeoutException());
}
