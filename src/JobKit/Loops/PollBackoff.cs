namespace JobKit;

/// <summary>How long an idle or failing loop waits: doubles from the shortest to the longest, with jitter so that nodes do not march in step.</summary>
/// <remarks>Pure but for the chance, which is passed in.</remarks>
internal sealed class PollBackoff(TimeSpan shortest, TimeSpan longest, Func<double> chance)
{
    private int _steps;

    public void Reset() => _steps = 0;

    /// <summary>The next wait: between 80 % and 100 % of the doubled step, never above the longest.</summary>
    public TimeSpan Next()
    {
        var step = Math.Min(shortest.TotalMilliseconds * Math.Pow(2, _steps), longest.TotalMilliseconds);
        if (step < longest.TotalMilliseconds)
            _steps++;

        return TimeSpan.FromMilliseconds(step * (0.8 + (0.2 * chance())));
    }
}
