namespace JobKit.RolloutLab;

/// <summary>Quantiles of runs.</summary>
internal static class Quantiles
{
    /// <summary>Of all runs, those that never came to it last; null when the quantile is among them.</summary>
    public static double? Of<T>(IReadOnlyCollection<T> results, Func<T, double?> value, double part)
    {
        if (results.Count == 0)
        {
            return null;
        }

        var sorted = results.Select(it => value(it) ?? double.PositiveInfinity).Order().ToArray();
        var at = sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - (part >= 1 ? 1 : 0))];
        return double.IsFinite(at) ? at : null;
    }
}
