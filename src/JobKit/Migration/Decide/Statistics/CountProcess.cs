namespace JobKit.Migration;

/// <summary>Evidence that the candidate's risk is more than r0 times the legacy's, safe to look at at any time.</summary>
/// <remarks>
/// <para>Per block (a closed cohort) with m = e_T + e_C: ln E_k grows by e_T ln r_k - m ln(1 + h (r_k - 1)), h = n_T r0 / (n_T r0 + n_C).</para>
/// <para>
/// Source: e-variables for two samples (arXiv 2106.02693) and anytime-valid inference for counts (arXiv 2011.03567).
/// Proved for independent units at r0 = 1, for any base rate and any ramp: given the margins e_T is hypergeometric, its convex moments are
/// below the binomial's (Hoeffding 1963), and Ville's inequality bounds the chance that E ever reaches 1/alpha by alpha.
/// For r0 above 1 it holds in the Poisson limit of rare errors.
/// </para>
/// </remarks>
internal static class CountProcess
{
    /// <summary>ln(1 + h (r_k - 1)) for each ratio: what one more error in either arm costs the bet. Shared by all measures of a block.</summary>
    public static void Costs(long candidateUnits, long legacyUnits, double r0, Span<double> costs)
    {
        var weighted = candidateUnits * r0;
        var share = weighted / (weighted + legacyUnits);
        var ratios = RatioGrid.Ratios;
        for (var k = 0; k < costs.Length; k++)
        {
            costs[k] = Math.Log(1 + (share * (ratios[k] - 1)));
        }
    }

    /// <summary>Multiplies a block in. Blocks with no units in an arm say nothing; callers leave them out.</summary>
    public static void Add(Span<double> sums, long candidateEvents, long legacyEvents, ReadOnlySpan<double> costs)
    {
        var all = (double)candidateEvents + legacyEvents;
        var logs = RatioGrid.Logs;
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] += (candidateEvents * logs[k]) - (all * costs[k]);
        }
    }
}
