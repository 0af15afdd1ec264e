namespace JobKit.Migration;

/// <summary>The seven failure rates above a limit that a breaker bets on, as what a failure and a success are worth under each.</summary>
/// <remarks>
/// <para>p_k = limit x (1.5 2 3 4 6 10 16), per failure ln(p_k/limit), per success ln((1-p_k)/(1-limit)).</para>
/// <para>
/// A high limit would put some p_k at or above 1, where one success ends the bet for good; they are held below 1 - (1-limit)/16. At 5 %
/// none is touched.
/// </para>
/// </remarks>
internal sealed class BreakerBets
{
    private const double Room = 1.0 / 16;

    private readonly double[] _failure = new double[RatioGrid.Count];
    private readonly double[] _success = new double[RatioGrid.Count];

    /// <param name="limit">Above 0, at most one half.</param>
    public BreakerBets(double limit)
    {
        Limit = limit;
        for (var k = 0; k < RatioGrid.Count; k++)
        {
            var rate = Math.Min(limit * Multiples[k], 1 - ((1 - limit) * Room));
            _failure[k] = Math.Log(rate / limit);
            _success[k] = Math.Log((1 - rate) / (1 - limit));
        }
    }

    public double Limit { get; }

    private static ReadOnlySpan<double> Multiples => [1.5, 2, 3, 4, 6, 10, 16];

    /// <summary>Multiplies units in. Units that nobody saw end yet count as successes, which may delay an alarm, never cause one.</summary>
    public void Add(Span<double> logs, long units, long failures)
    {
        var successes = (double)units - failures;
        for (var k = 0; k < logs.Length; k++)
        {
            logs[k] += (failures * _failure[k]) + (successes * _success[k]);
        }
    }
}
