using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>The order in which every node goes through cohorts.</summary>
internal sealed class CohortOrder : IComparer<CohortKey>
{
    public static CohortOrder Instance { get; } = new();

    public int Compare(CohortKey x, CohortKey y) =>
        string.CompareOrdinal(x.Key, y.Key) is var key && key != 0 ? key
        : x.Epoch != y.Epoch ? x.Epoch.CompareTo(y.Epoch)
        : x.Start != y.Start ? x.Start.CompareTo(y.Start)
        : string.CompareOrdinal(x.Endpoint, y.Endpoint) is var endpoint && endpoint != 0 ? endpoint
        : x.Arm.CompareTo(y.Arm);
}
