namespace JobKit.Migration;

/// <summary>How many units took longer than the bounds frozen at the stage's entry.</summary>
/// <remarks>
/// The legacy's bounds are its own quantiles, the candidate's the same quantiles raised (<see cref="LatencyGuardrail"/>). Were both sides held to
/// the raised ones, a fixed cost of queueing would still multiply the candidate's tail: a healthy candidate that is 10 ms slower on a 20 ms
/// endpoint would be rolled back.
/// </remarks>
/// <param name="Over50">Units above the median.</param>
/// <param name="Over90">Units above the 90th percentile.</param>
/// <param name="Over99">Units above the 99th percentile.</param>
/// <param name="OverBudget">Units above the absolute budget; 0 where there is none.</param>
public readonly record struct Exceedances(long Over50, long Over90, long Over99, long OverBudget = 0)
{
    internal Exceedances Plus(long unfinished) =>
        unfinished == 0 ? this : new(Over50 + unfinished, Over90 + unfinished, Over99 + unfinished, OverBudget + unfinished);

    internal Exceedances Plus(in Exceedances other) =>
        new(Over50 + other.Over50, Over90 + other.Over90, Over99 + other.Over99, OverBudget + other.OverBudget);

    internal bool Fits(long units) =>
        Over99 >= 0 && Over99 <= Over90 && Over90 <= Over50 && Over50 <= units && OverBudget >= 0 && OverBudget <= units;
}
