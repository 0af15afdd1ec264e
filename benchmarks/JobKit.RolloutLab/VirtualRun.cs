using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>One run in virtual time: traffic in, the production decision code on top.</summary>
internal sealed class VirtualRun
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(2);

    private readonly Setting _setting;
    private readonly IndependentTraffic _settling;
    private readonly ITraffic _traffic;
    private readonly IJudge _judge;
    private readonly Dice _dice;
    private readonly Subs _subs = new();
    private readonly List<Cohort> _open = [];
    private readonly List<CohortMinute> _rows = [];
    private double _share;
    private int _stepPpm;
    private StepFrame _frame;
    private EvidenceSums _sums = EvidenceSums.Empty;
    private long _candidateSince;
    private long _harmed;
    private readonly List<ShareSegment> _segments = [];

    public VirtualRun(Setting setting, Func<Setting, IJudge> judge, int seed, int stream)
    {
        _setting = setting;
        _dice = new Dice(seed, stream);
        _settling = new IndependentTraffic(setting, _dice);
        _traffic = setting.Users > 0 ? new UserTraffic(setting, _dice) : _settling;
        _judge = judge(setting);
        _share = setting.Share;
        _stepPpm = (int)Math.Round(setting.Share * 1e6);
        // The legacy's rate is frozen from what was seen before: ten thousand results.
        _frame = new StepFrame(Start, [new EndpointBaseline(Cohort.Endpoint, _dice.Binomial(10_000, FrozenRate(setting)) / 10_000.0)]);
        _segments.Add(new ShareSegment(_share, 0, 0));
    }

    public RunResult Go()
    {
        var advanced = false;
        long? doubted = null;
        var all = 0L;
        for (var minute = 0; minute < _setting.Hours * 60; minute++)
        {
            var cohort = new Cohort(Start + TimeSpan.FromMinutes(minute));
            var parts = minute < _setting.GoodMinutes ? 1 : Math.Max(1, (int)(60 / _setting.LookSeconds));
            SettleLate();
            _open.Add(cohort);
            _rows.Add(cohort.Row());
            _subs.EnterHour(minute / 60);
            for (var part = 1; part <= parts; part++)
            {
                var before = cohort.Candidate.Units;
                var legacyBefore = cohort.Legacy.Units;
                _traffic.Add(cohort, _subs, minute + ((part - 1.0) / parts), 1.0 / parts, _share);
                Count(cohort.Candidate.Units - before, cohort.Legacy.Units - legacyBefore, minute);
                all += cohort.Candidate.Units - before + cohort.Legacy.Units - legacyBefore;
                _rows[^1] = cohort.Row();
                var now = Start + TimeSpan.FromMinutes(minute + ((double)part / parts)) + (part == parts ? Arrival : TimeSpan.Zero);
                if ((part != parts || minute % _judge.EveryMinutes != _judge.EveryMinutes - 1) && _judge.EveryMinutes > 1)
                {
                    continue;
                }

                var verdict = Look(now);
                doubted ??= verdict.Reasons.Contains(VerdictReason.SampleRatio) ? all : null;
                if (verdict.Kind == VerdictKind.RollBack)
                {
                    var seconds = (now - Start).TotalSeconds - (_setting.GoodMinutes * 60);
                    return new RunResult(_candidateSince, seconds, doubted, advanced, Early: minute < _setting.GoodMinutes, Harmed(), verdict.Reasons[0].ToString());
                }

                advanced |= Advance(verdict, now);
            }
        }

        return new RunResult(null, null, doubted, advanced, Early: false, Harmed(), null);
    }

    private Verdict Look(DateTimeOffset now)
    {
        var rows = _rows.ToImmutableArray();
        var verdict = _judge.Look(new DecisionInput
        {
            Now = now,
            Situation = new RolloutSituation { SharePpm = _stepPpm, StepsPpm = PlanFeasibility.Shares, Frame = _frame, StatsAsOf = now },
            Sums = _sums,
            Minutes = rows,
            Subs = _subs.Table,
            Exposures = [.. _segments],
        });
        _sums = verdict.Input?.Sums ?? _sums;
        Drop(rows);
        return verdict;
    }

    /// <summary>Lets go of what is folded.</summary>
    private void Drop(ImmutableArray<CohortMinute> rows)
    {
        var folded = 0;
        while (folded < rows.Length && rows[folded].Start < _sums.FoldedBefore)
        {
            var candidate = rows[folded].Rows[0].Candidate;
            _harmed += IsFault(rows[folded]) ? candidate.Errors + candidate.Pending : 0;
            folded++;
        }

        _open.RemoveRange(0, folded);
        _rows.RemoveRange(0, folded);
    }

    private void SettleLate()
    {
        for (var i = 0; i < _open.Count; i++)
        {
            if (!_open[i].IsDone)
            {
                _settling.Settle(ref _open[i].Candidate, _setting.SettlePerMinute);
                _rows[i] = _open[i].Row();
            }
        }
    }

    private void Count(long candidate, long legacy, int minute)
    {
        _candidateSince += minute >= _setting.GoodMinutes ? candidate : 0;
        // Users come again: only independent units are first exposures.
        if (_setting.Users == 0)
        {
            _segments[^1] = _segments[^1] with { Candidate = _segments[^1].Candidate + candidate, Legacy = _segments[^1].Legacy + legacy };
        }
    }

    private bool Advance(Verdict verdict, DateTimeOffset now)
    {
        if (verdict.Kind != VerdictKind.Advance)
        {
            return false;
        }

        if (_setting.Ramp && verdict.TargetSharePpm is { } target)
        {
            // The plan's holdback stays: there is always something to compare with.
            _share = Math.Min(target / 1e6, .95);
            _stepPpm = target;
            _frame = _frame with { EnteredAt = now };
            _segments.Add(new ShareSegment(_share, 0, 0));
        }

        return true;
    }

    private long Harmed() => _harmed + _rows.Where(IsFault).Sum(row => row.Rows[0].Candidate.Errors);

    private bool IsFault(CohortMinute row) => row.Start >= Start + TimeSpan.FromMinutes(_setting.GoodMinutes);

    private static double FrozenRate(Setting setting) => setting.Users > 0 ? setting.LegacyRate + setting.FailingUsers : setting.LegacyRate;
}
