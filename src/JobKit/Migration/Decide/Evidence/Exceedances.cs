namespace JobKit.Migration;

/// <summary>How many units took longer than the bounds frozen at the stage's entry.</summary>
/// <param name="Over50">Units above the raised legacy median.</param>
/// <param name="Over90">Units above the raised legacy 90th percentile.</param>
/// <param name="Over99">Units above the raised legacy 99th percentile.</param>
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
