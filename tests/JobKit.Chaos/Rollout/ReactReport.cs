using System.Globalization;
using System.Text;

namespace JobKit.Chaos;

/// <summary>The outcome of <c>react</c> for people.</summary>
internal static class ReactReport
{
    public static string Of(ReactOptions options, ReactOutcome outcome)
    {
        var times = outcome.Reactions.Order().ToList();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"react on Postgres, seed {options.Seed}: {outcome.Verdict}");
        Line("nodes", $"{options.Nodes} processes, {options.Rate} requests/s each");
        if (times.Count > 0)
        {
            Line(
                "evidence to legacy",
                string.Create(CultureInfo.InvariantCulture, $"p50 {Seconds(0.5)}, p99 {Seconds(0.99)}, max {Seconds(1)} over {times.Count} (limit: p99 {ReactOutcome.Limit.TotalSeconds:0} s)"));
        }

        foreach (var freeze in outcome.Freezes)
            Line("database frozen", freeze);
        foreach (var problem in outcome.Problems)
            text.AppendLine(CultureInfo.InvariantCulture, $"  ! {problem}");
        return text.ToString();

        void Line(string name, string value) => text.AppendLine(CultureInfo.InvariantCulture, $"  {name,-26} {value}");

        string Seconds(double quantile) => string.Create(CultureInfo.InvariantCulture, $"{Recovery.Percentile(times, quantile).TotalSeconds:0.00} s");
    }
}
