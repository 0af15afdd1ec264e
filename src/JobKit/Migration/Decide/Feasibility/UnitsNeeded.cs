namespace JobKit.Migration;

/// <summary>Solves the advance gates for the number of candidate units, if both sides fail alike and exactly as often as expected.</summary>
/// <remarks>
/// A forecast on the safe side: each look is a chance to pass, so that the median simulated run needs about three quarters of it (1 % errors,
/// half a point: 4,199 of 5,752 at a share of 10 %). With no errors at all a margin of half a point needs about 2,000 candidate units at a
/// share of 1 %. Latency is taken as it was before the bounds were raised (10 % and 1 % above them), and no clusters.
/// </remarks>
internal static class UnitsNeeded
{
    private const double Most = 1e12;

    /// <param name="parameters">The gates.</param>
    /// <param name="errorRate">Of both sides.</param>
    /// <param name="part">The candidate's part of the units, 0 to 1.</param>
    /// <returns>Null when no number is enough.</returns>
    public static long? Of(SequentialParameters parameters, double errorRate, double part)
    {
        if (!(part > 0 && part < 1))
        {
            return null;
        }

        var gates = parameters.Gates;
        var budget = parameters.Guardrails.Latency.Mode == LatencyMode.Budget;
        double?[] needs =
        [
            gates.MinUnits,
            OfOne(gates, errorRate, part, gates.ErrorMargin(errorRate, errorRate)),
            budget ? WithinBudget(parameters) : OfOne(gates, .1, part, gates.MarginC90),
            budget ? 0 : OfOne(gates, .01, part, gates.MarginC99),
        ];
        return needs.Any(need => need is null) ? null : (long)Math.Ceiling(needs.Max()!.Value);
    }

    private static double? OfOne(AdvanceGates gates, double rate, double part, double margin) => gates.Kind == GateKind.Ratio
        ? ByRatio(gates, rate, part)
        : Smallest(units =>
        {
            var legacy = units * (1 - part) / part;
            return NonInferiority.UpperBound(units, units * rate, legacy, legacy * rate, margin, gates.Alpha, 1) <= margin;
        });

    private static double? ByRatio(AdvanceGates gates, double rate, double part)
    {
        const long scale = 1_000_000_000;
        var costs = new double[RatioGrid.Count];
        CountProcess.Costs((long)(scale * (1 - part)), (long)(scale * part), 1 / gates.Ratio, costs);
        var perUnit = new double[RatioGrid.Count];
        for (var k = 0; k < perUnit.Length; k++)
        {
            perUnit[k] = rate / part * (((1 - part) * RatioGrid.Logs[k]) - costs[k]);
        }

        return Smallest(units => LogMean.Of(perUnit, 1 / units) >= ProportionGate.LnPass);
    }

    private static double? WithinBudget(SequentialParameters parameters) =>
        Smallest(units => ProportionGate.LnEvidence((long)units, 0, parameters.Guardrails.Latency.BudgetLimit) >= ProportionGate.LnPass);

    /// <summary>The smallest whole number that is enough, where more is never worse.</summary>
    private static double? Smallest(Func<double, bool> enough)
    {
        var high = 1.0;
        while (!enough(high))
        {
            high *= 2;
            if (high > Most)
            {
                return null;
            }
        }

        var low = Math.Floor(high / 2);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            (low, high) = enough(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
