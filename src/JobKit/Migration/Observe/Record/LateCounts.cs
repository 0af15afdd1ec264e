using System.Runtime.InteropServices;

namespace JobKit.Migration;

/// <summary>Counts what comes after the request, by the stamp that came with it: ends of jobs, and comparisons. Safe for concurrent use.</summary>
internal sealed class LateCounts
{
    private readonly Lock _gate = new();
    private Dictionary<CohortKey, CohortSumming> _sums = [];

    public void Settled(RouteStamp stamp, JobStatus status, long micros)
    {
        lock (_gate)
        {
            Of(stamp.Cohort).AddJob(status, stamp.Sub, micros);
        }
    }

    public void Compared(RouteStamp stamp, bool mismatch)
    {
        lock (_gate)
        {
            Of(stamp.Cohort).AddComparison(mismatch);
        }
    }

    public List<CohortDelta> Drain()
    {
        Dictionary<CohortKey, CohortSumming> taken;
        lock (_gate)
        {
            if (_sums.Count == 0)
            {
                return [];
            }

            (taken, _sums) = (_sums, []);
        }

        return [.. taken.Select(it => it.Value.ToDelta(it.Key)!)];
    }

    private CohortSumming Of(in CohortKey cohort) => CollectionsMarshal.GetValueRefOrAddDefault(_sums, cohort, out _) ??= new();
}
