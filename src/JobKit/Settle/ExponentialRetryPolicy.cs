namespace JobKit;

/// <summary>Waits a random time between zero and a doubling bound ("full jitter"), so that jobs that failed together do not come back together.</summary>
/// <remarks>
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. The bound is base × 2^(attempt − 1), capped.
/// </remarks>
/// <param name="baseDelay">The first bound; 2 s by default.</param>
/// <param name="maxDelay">The cap; 10 min by default.</param>
/// <param name="chance">Gives numbers in [0, 1); the shared random source by default.</param>
public sealed class ExponentialRetryPolicy(TimeSpan? baseDelay = null, TimeSpan? maxDelay = null, Func<double>? chance = null) : IRetryPolicy
{
    private readonly double _baseMs = (baseDelay ?? TimeSpan.FromSeconds(2)).TotalMilliseconds;
    private readonly double _maxMs = (maxDelay ?? TimeSpan.FromMinutes(10)).TotalMilliseconds;
    private readonly Func<double> _chance = chance ?? Random.Shared.NextDouble;

    /// <inheritdoc/>
    public TimeSpan NextDelay(int attempt, Exception exception)
    {
        var bound = Math.Min(_maxMs, _baseMs * Math.Pow(2, Math.Max(0, attempt - 1)));
        return TimeSpan.FromMilliseconds(bound * _chance());
    }
}
