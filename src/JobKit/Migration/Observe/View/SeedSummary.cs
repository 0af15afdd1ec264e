namespace JobKit.Migration;

/// <summary>The seed's five figures over its last 24 hours.</summary>
/// <param name="OldErrorRate">Legacy errors, percent of its requests; 0 without any.</param>
/// <param name="NewErrorRate">Candidate errors, percent of its requests; 0 without any.</param>
/// <param name="OldLatency">Mean legacy latency, ms; 0 without requests.</param>
/// <param name="NewLatency">Mean candidate latency, ms; 0 without requests.</param>
/// <param name="TrafficPercentage">Candidate requests, percent of all; 0 without any.</param>
public sealed record SeedSummary(double OldErrorRate, double NewErrorRate, double OldLatency, double NewLatency, double TrafficPercentage)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>The seed's formulas, to the last bit: minutes that began within the last 24 hours, in the order given.</summary>
    public static SeedSummary Of(IEnumerable<SeedMinute> minutes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        long oldRequests = 0, newRequests = 0, oldErrors = 0, newErrors = 0;
        double oldTime = 0, newTime = 0;
        foreach (var it in minutes)
        {
            if (it.Minute < now - Window)
            {
                continue;
            }

            oldRequests += it.OldRequests;
            newRequests += it.NewRequests;
            oldErrors += it.OldErrors;
            newErrors += it.NewErrors;
            oldTime += it.OldLatency * it.OldRequests;
            newTime += it.NewLatency * it.NewRequests;
        }

        return new SeedSummary(
            Percent(oldErrors, oldRequests),
            Percent(newErrors, newRequests),
            oldTime / Math.Max(1, oldRequests),
            newTime / Math.Max(1, newRequests),
            Percent(newRequests, oldRequests + newRequests));
    }

    private static double Percent(long part, long all) => all > 0 ? (double)part / all * 100 : 0;
}
