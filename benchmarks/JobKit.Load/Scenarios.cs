namespace JobKit.Load;

/// <summary>What is measured beside what.</summary>
internal static class Scenarios
{
    private const int FutureJobs = 1_000_000;
    private const int ForeignJobs = 100_000;
    private const int BetterPriority = -1;

    public static async Task RunAsync(LoadArguments arguments, StorePlace place, LoadReport report)
    {
        var jobs = arguments.Jobs;
        var drain = await Drains.WorkerAsync(place, jobs);
        if (arguments.Scenario is "drain" or "all")
        {
            report.Add("drain", drain, await Drains.BareAsync(place, jobs));
        }

        if (arguments.Scenario is "future" or "all")
        {
            report.Add("future", await Drains.WorkerAsync(place, jobs, FillFutureAsync), drain);
        }

        if (arguments.Scenario is "unknown-types" or "all")
        {
            report.Add("unknown-types", await Drains.WorkerAsync(place, jobs, FillForeignAsync), drain);
        }
    }

    private static Task FillFutureAsync(LoadNode node) => node.FillAsync(FutureJobs, BetterPriority, TimeSpan.FromDays(1));

    private static Task FillForeignAsync(LoadNode node) => node.FillAsync(ForeignJobs, BetterPriority, type: "foreign");
}
