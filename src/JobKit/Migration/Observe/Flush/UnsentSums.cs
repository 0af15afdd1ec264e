using System.Runtime.InteropServices;

namespace JobKit.Migration;

/// <summary>What was counted and is in no batch yet. While the store is away it grows by cohorts, not by requests. Not safe for concurrent use.</summary>
internal sealed class UnsentSums(int mostCohorts = UnsentSums.MostCohorts)
{
    /// <summary>About 20 MB; with ten endpoints, 16 hours without a store.</summary>
    private const int MostCohorts = 20_000;

    private Dictionary<CohortKey, CohortDelta> _sums = [];

    /// <summary>Adds them, and drops the oldest cohorts where that is too many.</summary>
    /// <returns>How many were dropped.</returns>
    public int Add(IEnumerable<CohortDelta> deltas)
    {
        foreach (var delta in deltas)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, delta.Cohort, out var exists);
            sum = exists ? new(delta.Cohort, sum!.Sums.Plus(delta.Sums), sum.Subs.Plus(delta.Subs)) : delta;
        }

        var tooMany = Math.Max(0, _sums.Count - mostCohorts);
        if (tooMany > 0)
        {
            foreach (var oldest in _sums.Keys.OrderBy(it => it.Start).Take(tooMany).ToList())
            {
                _sums.Remove(oldest);
            }
        }

        return tooMany;
    }

    /// <summary>Takes all.</summary>
    public IReadOnlyList<CohortDelta> Take()
    {
        var taken = _sums;
        _sums = [];
        return [.. taken.Values];
    }
}
