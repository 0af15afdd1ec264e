namespace JobKit;

/// <summary>What follows an attempt that threw a certain exception.</summary>
/// <remarks>The default value is <see cref="Retry"/>.</remarks>
public readonly record struct RetryRule
{
    private RetryRule(RetryRuleKind kind, TimeSpan? delay)
    {
        Kind = kind;
        Delay = delay;
    }

    /// <summary>No further attempt: the job fails with <see cref="JobFailureReason.Rejected"/>.</summary>
    public static RetryRule FailAtOnce { get; } = new(RetryRuleKind.Fail, null);

    internal RetryRuleKind Kind { get; }

    internal TimeSpan? Delay { get; }

    /// <summary>Another attempt, while there are any left, after the wait that the retry policy gives.</summary>
    public static RetryRule Retry() => default;

    /// <summary>Another attempt, while there are any left, after this wait.</summary>
    /// <param name="delay">Zero to 365 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wait is outside that range.</exception>
    public static RetryRule RetryAfter(TimeSpan delay) => new(RetryRuleKind.Retry, Checked(delay));

    /// <summary>The job is put off and the attempt is not counted: for an outside service that is known to be away.</summary>
    /// <param name="delay">Zero to 365 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wait is outside that range.</exception>
    public static RetryRule Snooze(TimeSpan delay) => new(RetryRuleKind.Snooze, Checked(delay));

    private static TimeSpan Checked(TimeSpan delay) =>
        delay >= TimeSpan.Zero && delay <= TimeSpan.FromDays(365)
            ? delay
            : throw new ArgumentOutOfRangeException(
                nameof(delay), delay, $"The delay is {delay:c}. It must be between 00:00:00 and 365.00:00:00. Set it to the wait before the next attempt.");
}
