namespace JobKit.Migration;

/// <summary>The cohorts of a rollout in which a node may have counted what it could no longer send. Pure.</summary>
/// <remarks>
/// A job that began and ended there leaves numbers that agree with each other, or none at all: nothing but the node's silence tells of it.
/// </remarks>
internal sealed record NodeSilence(string Key, long Epoch, DateTimeOffset SeenAt, TimeSpan Cohort)
{
    /// <summary>A node sends each second and gives a write up after ten, by a clock that may differ a little.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(30);

    /// <summary>When the first of them began.</summary>
    public DateTimeOffset From { get; } = SeenAt - Reach - TimeSpan.FromTicks((SeenAt - Reach - DateTimeOffset.UnixEpoch).Ticks % Cohort.Ticks);

    /// <summary>Before this the last of them began.</summary>
    public DateTimeOffset Until { get; } = SeenAt + Reach;

    /// <summary>Whether the node is silent for good, and all others have told what they know of these cohorts.</summary>
    /// <param name="asOf">When the numbers of all other nodes were complete up to.</param>
    public bool IsOver(DateTimeOffset asOf) => asOf >= Until + Cohort + CandidateRecount.Arrival;

    public bool Has(in CohortKey cohort) =>
        cohort.IsCandidate && cohort.Epoch == Epoch && cohort.Start >= From && cohort.Start < Until && string.Equals(cohort.Key, Key, StringComparison.Ordinal);
}
