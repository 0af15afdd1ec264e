namespace JobKit.Migration;

/// <summary>How much slower a candidate may be.</summary>
public sealed record LatencyGuardrail
{
    /// <summary>What times are held against; <see cref="LatencyMode.Relative"/> by default.</summary>
    public LatencyMode Mode { get; init; } = LatencyMode.Relative;

    /// <summary>What the frozen legacy quantiles are multiplied by, 1 to 10; 1.25 by default.</summary>
    public double Ratio { get; init; } = 1.25;

    /// <summary>What is then added for times to the response, zero to 1 min; 10 ms by default. Queueing has a fixed cost.</summary>
    public TimeSpan AckSlack { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>What is then added for times to the result, zero to 10 min; 50 ms by default.</summary>
    public TimeSpan ResultSlack { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The absolute limit of <see cref="LatencyMode.Budget"/>, 1 ms to 24 h; 10 s by default.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The part of units that may exceed the budget, above 0, at most 0.5; 0.05 by default.</summary>
    public double BudgetLimit { get; init; } = .05;

    /// <summary>
    /// The bound above which a candidate unit counts as slow, in microseconds, from a legacy quantile in microseconds. Legacy units are held
    /// to the quantile itself. Never overflows.
    /// </summary>
    public long AckBound(long legacyMicros) => Raise(legacyMicros, AckSlack);

    /// <summary>As <see cref="AckBound"/>, for times to the result.</summary>
    public long ResultBound(long legacyMicros) => Raise(legacyMicros, ResultSlack);

    private long Raise(long micros, TimeSpan slack) =>
        (long)Math.Min(Math.Ceiling(Math.Max(0, micros) * Ratio) + slack.TotalMicroseconds, 1L << 52);
}
