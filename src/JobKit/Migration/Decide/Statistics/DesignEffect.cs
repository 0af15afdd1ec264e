namespace JobKit.Migration;

/// <summary>How much less independent the errors are than coin tosses, because users stay on their side and some fail always.</summary>
/// <remarks>
/// <para>Per arm over the 32 subs (a hash of the user), p = e/n: D = (32/31) sum_s (e_s - p n_s)^2 / (n p (1-p)), at least 1.</para>
/// <para>
/// Source: the variance of a ratio estimated from random groups (Wolter, Introduction to Variance Estimation, ch. 2). Only simulated:
/// evidence ln E / D. Both arms count, since the control alone does not see one heavy failing user on the candidate side.
/// </para>
/// </remarks>
internal static class DesignEffect
{
    public const int Subs = 32;

    /// <summary>1 where it is undefined: no units, no errors, or nothing but errors. Rows that cannot be are left out.</summary>
    public static double Of(ReadOnlySpan<long> units, ReadOnlySpan<long> errors)
    {
        double n = 0, e = 0;
        for (var sub = 0; sub < units.Length; sub++)
        {
            if (CanBe(units[sub], errors[sub]))
            {
                n += units[sub];
                e += errors[sub];
            }
        }

        var rate = e / n;
        var variance = n * rate * (1 - rate);
        if (!(variance > 0))
        {
            return 1;
        }

        var squares = 0.0;
        for (var sub = 0; sub < units.Length; sub++)
        {
            if (CanBe(units[sub], errors[sub]))
            {
                var off = errors[sub] - (rate * units[sub]);
                squares += off * off;
            }
        }

        return Math.Max(1, (double)Subs / (Subs - 1) * squares / variance);
    }

    public static bool CanBe(long units, long errors) => errors >= 0 && errors <= units;
}
