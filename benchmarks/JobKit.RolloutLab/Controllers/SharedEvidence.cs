using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>The numbers that both controllers read: cohorts by the minute, of a candidate that may turn bad.</summary>
internal sealed class SharedEvidence(Setting setting, Dice dice)
{
    private readonly IndependentTraffic _traffic = new(setting, dice);
    private readonly Subs _subs = new();
    private readonly List<CohortMinute> _rows = [];

    /// <summary>Units of the candidate since it turned bad.</summary>
    public long BadUnits { get; private set; }

    /// <summary>Of these, those that failed.</summary>
    public long Harmed { get; private set; }

    public void AddMinute(DateTimeOffset start, int minute, double share)
    {
        var cohort = new Cohort(start);
        _subs.EnterHour(minute / 60);
        _traffic.Add(cohort, _subs, minute, 1, share);
        _rows.Add(cohort.Row());
        BadUnits += setting.Bad && minute >= setting.GoodMinutes ? cohort.Candidate.Units : 0;
        Harmed += setting.Bad && minute >= setting.GoodMinutes ? cohort.Candidate.Errors : 0;
    }

    public DecisionInput Read(Rollout rollout, EvidenceSums sums, DateTimeOffset now) => new()
    {
        Now = now,
        Situation = new RolloutSituation
        {
            Running = rollout.Stage is MigrationStage.Canary or MigrationStage.RampDown,
            Irreversible = !rollout.IsReversible,
            SharePpm = rollout.Share.Ppm,
            StepsPpm = [.. PlanLadder.Steps(rollout.Plan).Select(step => step.Ppm)],
            Frame = new StepFrame(rollout.EnteredAt, [new EndpointBaseline(Cohort.Endpoint, setting.LegacyRate)]),
            StatsAsOf = now,
        },
        Sums = sums,
        Minutes = [.. _rows.SkipWhile(row => row.Start < sums.FoldedBefore)],
        Subs = _subs.Table,
    };
}
