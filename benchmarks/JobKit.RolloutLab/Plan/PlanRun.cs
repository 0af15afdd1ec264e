using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>One run of a plan in virtual time: its ladder, its windows and its cohorts, with the production policy's verdicts.</summary>
/// <remarks>Approvals are there as soon as they are asked for. Stages in which only legacy answers take their shortest dwell: what they compare is not simulated.</remarks>
internal sealed class PlanRun
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(2);

    private readonly RolloutPlan _plan;
    private readonly ImmutableArray<PlanRung> _rungs;
    private readonly Setting _setting;
    private readonly IndependentTraffic _traffic;
    private readonly SequentialJudge _judge;
    private readonly Dice _dice;
    private readonly Subs _subs = new();
    private readonly List<CohortMinute> _rows = [];
    private readonly List<ShareSegment> _segments = [];
    private EvidenceSums _sums = EvidenceSums.Empty;
    private StepFrame _frame = new(Start, []);
    private DateTimeOffset? _firstUnit;
    private long _candidateUnits;
    private long _harmed;
    private int _at;

    public PlanRun(RolloutPlan plan, ImmutableArray<PlanRung> rungs, Setting setting, Dice dice)
    {
        (_plan, _rungs, _setting, _dice) = (plan, rungs, setting, dice);
        _traffic = new IndependentTraffic(setting, dice);
        _judge = new SequentialJudge(plan.Parameters);
    }

    private PlanRung Rung => _rungs[_at];

    private bool Routed => Rung.Stage is MigrationStage.Canary or MigrationStage.RampDown;

    /// <summary>The candidate's part: the holdback stays with legacy.</summary>
    private double Part => Math.Min(Rung.Share.Ppm, TrafficShare.All.Ppm - _plan.Holdback.Ppm) / (double)TrafficShare.All.Ppm;

    /// <param name="until">How long at most.</param>
    /// <param name="climb">Whether verdicts move it up; else it stays on the first rung.</param>
    public PlanResult Go(TimeSpan until, bool climb = true)
    {
        Enter(0, Start);
        var length = _plan.Parameters.Cohort;
        for (var start = Start; start - Start < until; start += length)
        {
            var now = start + length + Arrival;
            var verdict = Routed ? Look(start, length, now) : null;
            if (verdict?.Kind is VerdictKind.RollBack or VerdictKind.Freeze)
            {
                return new(null, (now - _firstUnit!.Value).TotalSeconds, _candidateUnits, _harmed, verdict.Reasons[0].ToString());
            }

            if (!climb || !(verdict is null ? MayLeave(now) : verdict.Kind == VerdictKind.Advance))
            {
                continue;
            }

            Enter(_at + 1, now);
            if (_at == _rungs.Length - 1 && !Routed)
            {
                return new((now - Start).TotalHours, null, _candidateUnits, _harmed, null);
            }
        }

        return new(null, null, _candidateUnits, _harmed, null);
    }

    private bool MayLeave(DateTimeOffset now) => now - _frame.EnteredAt >= _plan.Parameters.MinDwell && PlanCalendar.IsOpen(_plan, now);

    private void Enter(int rung, DateTimeOffset now)
    {
        _at = rung;
        // The legacy's rate is frozen from what was seen before: ten thousand results.
        _frame = new StepFrame(now, [new EndpointBaseline(Cohort.Endpoint, _dice.Binomial(10_000, _setting.LegacyRate) / 10_000.0)]);
        if (Routed)
        {
            _segments.Add(new ShareSegment(Part, 0, 0));
        }
    }

    private Verdict Look(DateTimeOffset start, TimeSpan length, DateTimeOffset now)
    {
        var cohort = new Cohort(start);
        _firstUnit ??= start;
        _subs.EnterHour((int)(start - Start).TotalHours);
        _traffic.Add(cohort, _subs, (start - Start).TotalMinutes, length.TotalMinutes, Part);
        _candidateUnits += cohort.Candidate.Units;
        _harmed += cohort.Candidate.Errors;
        _segments[^1] = _segments[^1] with { Candidate = _segments[^1].Candidate + cohort.Candidate.Units, Legacy = _segments[^1].Legacy + cohort.Legacy.Units };
        _rows.Add(cohort.Row());
        var verdict = _judge.Look(new DecisionInput
        {
            Now = now,
            Situation = new RolloutSituation
            {
                SharePpm = Rung.Share.Ppm,
                StepsPpm = [.. PlanLadder.Steps(_plan).Select(step => step.Ppm)],
                Frame = _frame,
                StatsAsOf = now,
                WindowOpen = PlanCalendar.IsOpen(_plan, now),
            },
            Sums = _sums,
            Minutes = [.. _rows],
            Subs = _subs.Table,
            Exposures = [.. _segments],
        });
        _sums = verdict.Input?.Sums ?? _sums;
        _rows.RemoveAll(row => row.Start < _sums.FoldedBefore);
        return verdict;
    }
}
