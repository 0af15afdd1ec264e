namespace JobKit;

/// <summary>How long to wait between attempts. Pure: the engine asks it and writes what it says.</summary>
public interface IRetryPolicy
{
    /// <summary>The wait before the next attempt, zero to 365 days; an answer outside is moved to the nearer end.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="exception">What it threw.</param>
    TimeSpan NextDelay(int attempt, Exception exception);
}
