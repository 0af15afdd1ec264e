using System.Collections.Immutable;
using System.Diagnostics;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Many runs of a plan that its traffic can decide: with a healthy candidate, with bad ones, and at each share alone.</summary>
internal sealed class PlanSimulation(PlanForecast forecast, PlanArguments arguments)
{
    private const double FourOfFive = .8;
    private const int RunsPerRate = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(120);
    private static readonly double[] Ratios = [1.5, 2, 3, 5, 10, 20, 50];

    private readonly RolloutPlan _plan = forecast.Plan;
    private readonly ImmutableArray<PlanRung> _rungs = [.. PlanLadder.Rungs(forecast.Plan).Skip(1)];

    public IEnumerable<PlanLine> Lines()
    {
        var error = arguments.Error;
        yield return Line("healthy candidate", error, bad: false);
        yield return Line("3 times the errors, at least a point more", Math.Min(1, Math.Max(3 * error, error + .01)), bad: true);
        yield return Line("10 times the errors, at least 5 points more", Math.Min(1, Math.Max(10 * error, error + .05)), bad: true);
    }

    private PlanLine Line(string name, double candidateRate, bool bad)
    {
        var watch = Stopwatch.StartNew();
        var longest = _plan.Parameters.MaxDwell * _rungs.Length;
        var results = Runs(arguments.Runs, _rungs, candidateRate, longest < Longest ? longest : Longest, climb: true);
        var back = results.Where(it => it.SecondsToRollback is not null).ToArray();
        var rate = (double)back.Length / results.Length;
        return new()
        {
            Runs = arguments.Runs,
            Seed = arguments.Seed,
            FalseRollbackRate = bad ? null : rate,
            FalseRollbackUpper95 = bad ? null : Bounds.Upper95(back.Length, results.Length),
            FalseAdvanceRate = bad ? (double)results.Count(it => it.HoursToFull is not null) / results.Length : null,
            DetectedRate = bad ? rate : null,
            MedianUnitsToRollback = bad ? Quantiles.Of(results, it => it.SecondsToRollback is null ? null : it.CandidateUnits, .5) : null,
            P95SecondsToRollback = bad ? Quantiles.Of(results, it => it.SecondsToRollback, .95) : null,
            HarmedRequests = bad ? results.Average(it => (double)it.Harmed) : null,
            MedianHoursToFull = bad ? null : Quantiles.Of(results, it => it.HoursToFull, .5),
            P95HoursToFull = bad ? null : Quantiles.Of(results, it => it.HoursToFull, .95),
            Steps = bad ? null : [.. forecast.Steps.Select(Step)],
            Reasons = new SortedDictionary<string, int>(back.GroupBy(it => it.Reason!).ToDictionary(it => it.Key, it => it.Count()), StringComparer.Ordinal),
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            Setting = new(name, _plan.Key, _plan.ToHash(), arguments.Rps, arguments.Error, candidateRate),
        };
    }

    private PlanStep Step(StepForecast step)
    {
        var rung = _rungs.First(it => it.Stage is MigrationStage.Canary or MigrationStage.RampDown && it.Share.Ppm == step.SharePpm);
        var least = Math.Max(arguments.Error, .001);
        var visible = Ratios.Select(ratio => ratio * least).Where(rate => rate <= 1).Cast<double?>()
            .FirstOrDefault(rate => Detected(rung, rate!.Value, step.Time!.Value) >= FourOfFive);
        return new()
        {
            Share = rung.Share.ToString(),
            Need = step.Need,
            Hours = step.Time?.TotalHours,
            StopsFrom = arguments.Error + _plan.Parameters.Gates.ErrorMargin(arguments.Error, arguments.Error),
            RollsBackFrom = visible,
        };
    }

    private double Detected(PlanRung rung, double rate, TimeSpan within)
    {
        var results = Runs(Math.Min(arguments.Runs, RunsPerRate), [rung], rate, within, climb: false);
        return (double)results.Count(it => it.SecondsToRollback is not null) / results.Length;
    }

    private PlanResult[] Runs(int runs, ImmutableArray<PlanRung> rungs, double candidateRate, TimeSpan until, bool climb)
    {
        var setting = new Setting
        {
            Name = _plan.Key,
            UnitsPerMinute = arguments.Rps * 60,
            LegacyRate = arguments.Error,
            CandidateRate = candidateRate,
            Parameters = _plan.Parameters,
        };
        var results = new PlanResult[runs];
        Parallel.For(0, runs, run => results[run] = new PlanRun(_plan, rungs, setting, new Dice(arguments.Seed, run)).Go(until, climb));
        return results;
    }
}
