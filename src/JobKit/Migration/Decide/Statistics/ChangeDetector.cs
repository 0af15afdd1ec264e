namespace JobKit.Migration;

/// <summary>Sees a candidate that was good for days and turns bad: the evidence restarts whenever it falls below one.</summary>
/// <remarks>
/// <para>Per ratio and closed cohort: ln M_k = max(0, ln M_k) + ln L_k, where L_k is the cohort's own factor.</para>
/// <para>
/// Source: cumulative sums of e-values, e-detectors (arXiv 2203.03532). Proved: the mean time to a false alarm is at least the
/// threshold, in cohorts, at r0 = 1 and without clusters. With a design effect: only simulated.
/// </para>
/// </remarks>
internal static class ChangeDetector
{
    /// <summary>To be called once per cohort minute, before its factors are added.</summary>
    public static void Restart(Span<double> logs)
    {
        for (var k = 0; k < logs.Length; k++)
        {
            logs[k] = Math.Max(0, logs[k]);
        }
    }
}
