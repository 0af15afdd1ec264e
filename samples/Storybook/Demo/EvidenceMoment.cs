using System.Collections.Immutable;
using JobKit;
using JobKit.Migration;

namespace Storybook;

/// <summary>
/// Finds out afterwards when the evidence for a rollback existed: the first end of a job at which the production policy, told of all that had
/// happened until then, says so. The app cannot know sooner.
/// </summary>
internal static class EvidenceMoment
{
    private const int Subs = 32;

    /// <param name="rollout">As it stood before the rollback.</param>
    /// <param name="began">When its epoch began to send users to jobs.</param>
    /// <param name="jobs">All jobs, with their routes' stamps.</param>
    /// <param name="legacy">When the requests were sent that legacy answered, all of them well.</param>
    /// <returns>Null where there never was enough.</returns>
    public static DateTimeOffset? Find(Rollout rollout, DateTimeOffset began, IReadOnlyList<Job> jobs, IReadOnlyList<DateTimeOffset> legacy)
    {
        var policy = new SequentialPolicy(rollout.Plan.Parameters);
        var units = jobs.Select(job => (Job: job, Stamp: RouteStamp.Of(job.Metadata)))
            .Where(it => it.Stamp is { Cohort: { Arm: ObservedArm.Candidate } cohort } && cohort.Epoch == rollout.Epoch)
            .Select(it => new EvidenceUnit(it.Stamp!.Cohort.Start, it.Stamp.Sub, it.Job.CreatedAt, it.Job.FinishedAt, it.Job.Status == JobStatus.Failed))
            .ToList();
        var failures = units.Where(unit => unit.Failed).Select(unit => unit.EndedAt!.Value).Order();
        return failures.Select(at => (DateTimeOffset?)at)
            .FirstOrDefault(at => policy.Decide(Input(at!.Value, rollout, [.. units.Where(unit => unit.BeganAt <= at)], [.. legacy.Where(sent => sent >= began && sent <= at)])).Kind == VerdictKind.RollBack);
    }

    private static DecisionInput Input(DateTimeOffset now, Rollout rollout, List<EvidenceUnit> units, List<DateTimeOffset> legacy)
    {
        var cohort = rollout.Plan.Parameters.Cohort;
        var endpoint = MigrationSetup.Key;
        var byCohort = units.ToLookup(unit => unit.Cohort);
        var others = legacy.ToLookup(sent => sent.AddTicks(-(sent.Ticks % cohort.Ticks)));
        return new()
        {
            Now = now,
            Situation = new()
            {
                SharePpm = rollout.Share.Ppm,
                StepsPpm = [.. rollout.Plan.Steps.Select(step => step.Ppm)],
                Frame = new(rollout.EnteredAt, []),
                StatsAsOf = now,
            },
            Minutes =
            [
                .. byCohort.Select(it => it.Key).Union(others.Select(it => it.Key)).Order().Select(start => new CohortMinute(
                    start, [new(endpoint, Arm(byCohort[start], now), new ArmCounts(others[start].Count(), others[start].Count(), 0))])),
            ],
            Subs = new(
                BySub(units, _ => true),
                BySub(units, unit => HasFailed(unit, now)),
                [legacy.Count, .. new long[Subs - 1]],
                [.. new long[Subs]],
                BySub(units, unit => HasFailed(unit, now))),
        };
    }

    private static ArmCounts Arm(IEnumerable<EvidenceUnit> units, DateTimeOffset now)
    {
        var all = units.ToList();
        return new(all.Count, all.Count(unit => unit.EndedAt <= now), all.Count(unit => HasFailed(unit, now)));
    }

    private static bool HasFailed(EvidenceUnit unit, DateTimeOffset now) => unit.Failed && unit.EndedAt <= now;

    private static ImmutableArray<long> BySub(List<EvidenceUnit> units, Func<EvidenceUnit, bool> counts) =>
        [.. Enumerable.Range(0, Subs).Select(sub => units.LongCount(unit => unit.Sub == sub && counts(unit)))];
}
