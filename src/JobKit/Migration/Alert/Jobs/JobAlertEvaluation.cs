using System.Globalization;

namespace JobKit.Migration;

/// <summary>The four rules. Pure.</summary>
internal static class JobAlertEvaluation
{
    public static IReadOnlyList<JobAlertFinding> Of(JobAlertRules rules, JobHealth health) =>
    [
        new(
            JobAlertRule.Depth, health.Depth > rules.MaxDepth,
            $"High queue depth: {Number(health.Depth)}", $"more than {Number(rules.MaxDepth)}"),
        new(
            JobAlertRule.Processing, health.LongestRunning > rules.MaxProcessing,
            $"Long processing time: {Minutes(health.LongestRunning ?? TimeSpan.Zero)}", $"more than {Minutes(rules.MaxProcessing)}"),
        new(
            JobAlertRule.Errors, health.Attempts >= rules.MinJobs && health.ErrorRate > rules.MaxErrorRate,
            $"High error rate: {Percent(health.ErrorRate)} of {Number(health.Attempts)} attempts", $"more than {Percent(rules.MaxErrorRate)}"),
        new(
            JobAlertRule.Success, health.Ended >= rules.MinJobs && health.SuccessRate < rules.MinSuccessRate,
            $"Low success rate: {Percent(health.SuccessRate)} of {Number(health.Ended)} jobs", $"less than {Percent(rules.MinSuccessRate)}"),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Minutes(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes");

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.##} %");
}
