using System.Diagnostics;

namespace JobKit.RolloutLab;

/// <summary>Runs one setting many times, each run with its own stream of chance: the same seed gives the same lines on any machine.</summary>
internal static class Lab
{
    public static LabLine Run(LabArguments arguments, Setting setting)
    {
        var watch = Stopwatch.StartNew();
        var results = new RunResult[arguments.Runs];
        Func<Setting, IJudge> judge = arguments.Policy == "seed" ? it => new SeedJudge(it) : it => new SequentialJudge(it.Parameters);
        Parallel.For(0, arguments.Runs, run => results[run] = new VirtualRun(setting, judge, arguments.Seed, run).Go());
        var back = results.Where(it => it.SecondsToRollback is not null).ToArray();
        var rate = (double)back.Length / arguments.Runs;
        var advanceIsFalse = setting.Bad || setting.UnitsPerMinute < 1;
        return new LabLine
        {
            Scenario = arguments.Scenario,
            Policy = arguments.Policy,
            Runs = arguments.Runs,
            Seed = arguments.Seed,
            FalseRollbackRate = setting.Bad ? null : rate,
            FalseRollbackUpper95 = setting.Bad ? null : Bounds.Upper95(back.Length, arguments.Runs),
            FalseAdvanceRate = advanceIsFalse ? (double)results.Count(it => it.Advanced) / arguments.Runs : null,
            DetectedRate = setting.Bad ? rate : null,
            MedianUnitsToRollback = setting.Bad ? Quantiles.Of(results, it => it.UnitsToRollback, .5) : null,
            P95SecondsToRollback = setting.Bad ? Quantiles.Of(results, it => it.SecondsToRollback, .95) : null,
            HarmedRequests = setting.Bad ? results.Average(it => (double)it.Harmed) : null,
            MedianUnitsToHold = Quantiles.Of(results, it => it.UnitsToHold, .5),
            Reasons = new SortedDictionary<string, int>(back.GroupBy(it => it.Reason!).ToDictionary(it => it.Key, it => it.Count()), StringComparer.Ordinal),
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            Setting = setting,
        };
    }
}
