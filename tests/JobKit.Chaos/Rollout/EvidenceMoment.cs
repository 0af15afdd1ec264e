using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>
/// Finds out afterwards when the evidence for a rollback existed: the first moment at which the production policy, told at once of all that
/// had happened on all nodes, says so. No node can know sooner.
/// </summary>
internal static class EvidenceMoment
{
    /// <param name="policy">As the plan has it.</param>
    /// <param name="from">When the share was set, in microseconds of Unix time.</param>
    /// <param name="units">What all nodes routed by chance in this epoch.</param>
    /// <param name="ends">What ended, on whatever node.</param>
    /// <returns>Microseconds of Unix time; null where there never was enough.</returns>
    public static long? Find(SequentialPolicy policy, long from, IReadOnlyList<RoutedUnit> units, IReadOnlyDictionary<Guid, SettledUnit> ends)
    {
        var failures = units.Select(unit => ends.GetValueOrDefault(unit.Job)).Where(end => end?.Status == JobStatus.Failed).Select(end => end!.At).Order();
        foreach (var at in failures)
        {
            if (policy.Decide(At(at, policy.Parameters.Cohort, from, units, ends)).Kind == VerdictKind.RollBack)
                return at;
        }

        return null;
    }

    private static DecisionInput At(long now, TimeSpan cohort, long from, IReadOnlyList<RoutedUnit> units, IReadOnlyDictionary<Guid, SettledUnit> ends)
    {
        var known = units.Where(unit => unit.At <= now).ToList();
        var instant = Instant(now);
        return new()
        {
            Now = instant,
            Situation = new() { SharePpm = RolloutPlans.SharePpm, StepsPpm = [RolloutPlans.SharePpm], Frame = new(Instant(from), []), StatsAsOf = instant },
            Minutes =
            [
                .. known.GroupBy(unit => unit.At / Clock.Span(cohort)).OrderBy(minute => minute.Key).Select(minute => new CohortMinute(
                    Instant(minute.Key * Clock.Span(cohort)), [new(RolloutPlans.Endpoint, Arm(minute, MigrationSide.Candidate), Arm(minute, MigrationSide.Legacy))])),
            ],
            Subs = new(
                Subs(unit => unit.Side == MigrationSide.Candidate),
                Subs(Failed),
                Subs(unit => unit.Side == MigrationSide.Legacy),
                Subs(_ => false),
                Subs(Failed)),
        };

        ArmCounts Arm(IEnumerable<RoutedUnit> minute, MigrationSide side)
        {
            var arm = minute.Where(unit => unit.Side == side).ToList();
            return new(arm.Count, arm.Count(Ended), arm.Count(Failed));
        }

        ImmutableArray<long> Subs(Func<RoutedUnit, bool> counts) =>
            [.. Enumerable.Range(0, 32).Select(sub => known.LongCount(unit => unit.Sub == sub && counts(unit)))];

        bool Ended(RoutedUnit unit) => unit.Side == MigrationSide.Legacy || (ends.GetValueOrDefault(unit.Job) is { } end && end.At <= now);

        bool Failed(RoutedUnit unit) => ends.GetValueOrDefault(unit.Job) is { Status: JobStatus.Failed } end && end.At <= now;
    }

    private static DateTimeOffset Instant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
