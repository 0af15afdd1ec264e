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
        var fault = results.Where(it => !it.Early).ToArray();
        var falsely = setting.Bad ? results.Length - fault.Length : back.Length;
        var couldBeFalse = !setting.Bad || setting.GoodMinutes > 0;
        // After good days an advance is right, and asked for until it is done.
        var advanceIsFalse = (setting.Bad && setting.GoodMinutes <= 0) || setting.UnitsPerMinute < 1;
        return new LabLine
        {
            Scenario = arguments.Scenario,
            Policy = arguments.Policy,
            Runs = arguments.Runs,
            Seed = arguments.Seed,
            FalseRollbackRate = couldBeFalse ? (double)falsely / arguments.Runs : null,
            FalseRollbackUpper95 = couldBeFalse ? Bounds.Upper95(falsely, arguments.Runs) : null,
            FalseAdvanceRate = advanceIsFalse ? (double)results.Count(it => it.Advanced) / arguments.Runs : null,
            DetectedRate = setting.Bad && fault.Length > 0 ? (double)(back.Length - falsely) / fault.Length : null,
            MedianUnitsToRollback = setting.Bad ? Quantiles.Of(fault, it => it.UnitsToRollback, .5) : null,
            MedianSecondsToRollback = setting.Bad ? Quantiles.Of(fault, it => it.SecondsToRollback, .5) : null,
            P95SecondsToRollback = setting.Bad ? Quantiles.Of(fault, it => it.SecondsToRollback, .95) : null,
            HarmedRequests = setting.Bad ? results.Average(it => (double)it.Harmed) : null,
            MedianUnitsToHold = Quantiles.Of(results, it => it.UnitsToHold, .5),
            Reasons = new SortedDictionary<string, int>(back.Where(it => !setting.Bad || !it.Early).GroupBy(it => it.Reason!).ToDictionary(it => it.Key, it => it.Count()), StringComparer.Ordinal),
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            Setting = setting,
        };
    }
}
