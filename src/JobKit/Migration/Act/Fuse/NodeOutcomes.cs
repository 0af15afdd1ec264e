using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What this node alone saw of one rollout's candidate in one epoch: enough for the breaker.</summary>
/// <remarks>The breaker begins anew with each cohort unless it is bad, so that the newest quarter of an hour tells all.</remarks>
internal sealed class NodeOutcomes
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Recent = TimeSpan.FromHours(2);

    private readonly SortedDictionary<DateTimeOffset, SortedDictionary<string, ArmCounts>> _cohorts = [];
    private readonly SortedDictionary<DateTimeOffset, SubCounts> _hours = [];

    public void Add(CohortDelta delta)
    {
        var (cohort, sums) = (delta.Cohort, delta.Sums);
        if (!_cohorts.TryGetValue(cohort.Start, out var endpoints))
        {
            _cohorts[cohort.Start] = endpoints = new(StringComparer.Ordinal);
        }

        endpoints[cohort.Endpoint] = endpoints.GetValueOrDefault(cohort.Endpoint).Plus(new(sums.Units, sums.Done, sums.Errors));
        _hours[cohort.Hour] = _hours.GetValueOrDefault(cohort.Hour, SubCounts.Zero).Plus(delta.Subs);
    }

    /// <summary>As the policy's input.</summary>
    public DecisionInput ToInput(Rollout rollout, DateTimeOffset now)
    {
        Forget(now);
        var all = _hours.Values.Aggregate(SubCounts.Zero, (sum, hour) => sum.Plus(hour));
        // Jobs end here that were asked for on other nodes: their units were counted there.
        ImmutableArray<long> units = [.. all.Units.Zip(all.Errors, Math.Max)];
        var baselines = rollout.Baselines is { } json ? StageBaseline.FromJson(json).Errors : [];
        return new()
        {
            Now = now,
            Situation = new() { StatsAsOf = now, Frame = new(rollout.EnteredAt, baselines), SharePpm = rollout.Share.Ppm, Irreversible = !rollout.IsReversible },
            Minutes =
            [
                .. _cohorts.Select(it => new CohortMinute(
                    it.Key, [.. it.Value.Select(row => new CohortCounts(row.Key, row.Value with { Units = Math.Max(row.Value.Units, Math.Max(row.Value.Done, row.Value.Errors)) }, default))])),
            ],
            Subs = SubTable.Empty with { CandidateUnits = units, CandidateErrors = all.Errors, RecentCandidateErrors = all.Errors },
        };
    }

    private void Forget(DateTimeOffset now)
    {
        while (_cohorts.Count > 0 && _cohorts.Keys.First() < now - Kept)
        {
            _cohorts.Remove(_cohorts.Keys.First());
        }

        while (_hours.Count > 0 && _hours.Keys.First() < now - Recent)
        {
            _hours.Remove(_hours.Keys.First());
        }
    }
}
