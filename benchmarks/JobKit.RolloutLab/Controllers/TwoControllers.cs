using System.Diagnostics;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Two nodes that both believe to be in charge: neither may advance what the other has, and a rollback must win against both.</summary>
internal static class TwoControllers
{
    public const string Name = "two-controllers";

    public static readonly RolloutPlan Plan = new()
    {
        Key = "lab",
        Stages = [MigrationStage.Canary, MigrationStage.RampDown],
        Steps = [.. new[] { 5, 10, 25, 50, 100 }.Select(percent => TrafficShare.FromPercent(percent))],
        // Wide margins and short waits, so that a run sees many advances.
        Parameters = new()
        {
            Gates = new() { MarginErrors = .03, MarginC90 = .2, MarginC99 = .1 },
            MaturationWindow = TimeSpan.FromMinutes(1),
            MinDwell = TimeSpan.FromMinutes(5),
        },
    };

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        Setting("healthy, and an operator rolls back"),
        Setting("1% to 20% errors while they climb") with { CandidateRate = .2, Bad = true },
    ];

    public static ControllersLine Run(LabArguments arguments, Setting setting)
    {
        var watch = Stopwatch.StartNew();
        var results = new ControllersResult[arguments.Runs];
        Parallel.For(0, arguments.Runs, run => results[run] = new ControllersRun(setting, arguments.Seed, run).Go());
        int Sum(Func<ControllerCounts, int> count) => results.Sum(it => count(it.Counts));
        return new()
        {
            Runs = arguments.Runs,
            Seed = arguments.Seed,
            FalseAdvanceRate = (double)results.Count(it => it.Counts.DoubleAdvances + it.Counts.AdvancesAfterRollback > 0) / arguments.Runs,
            MedianUnitsToRollback = setting.Bad ? Quantiles.Of(results, it => it.Counts.Rollbacks > 0 ? it.BadUnits : null, .5) : null,
            P95SecondsToRollback = Quantiles.Of(results, it => it.Counts.SecondsToRollback, .95),
            HarmedRequests = setting.Bad ? results.Average(it => (double)it.Harmed) : null,
            Advances = Sum(it => it.Advances),
            RefusedAdvances = Sum(it => it.RefusedAdvances),
            Rollbacks = Sum(it => it.Rollbacks),
            RetriedRollbacks = Sum(it => it.RetriedRollbacks),
            DoubleAdvances = Sum(it => it.DoubleAdvances),
            AdvancesAfterRollback = Sum(it => it.AdvancesAfterRollback),
            LostRollbacks = Sum(it => it.LostRollbacks),
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            Setting = setting,
        };
    }

    private static Setting Setting(string name) => new() { Name = name, UnitsPerMinute = 1200, Hours = 6, Parameters = Plan.Parameters };
}
