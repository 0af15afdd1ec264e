using System.Globalization;
using System.Text;

namespace JobKit.Chaos;

/// <summary>The report for people.</summary>
internal static class ReportText
{
    public static string Of(RunReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Scenario} on {report.Store}, seed {report.Seed}: {report.Verdict} in {report.Seconds:0.0} s");
        Line("JobKit", report.Commit);
        Line("machine", report.Machine);
        Line("versions", report.Versions);
        foreach (var figure in report.Figures)
            Line(figure.Name, figure.Value);
        Line("found", string.Join(", ", report.Findings.Select(finding => $"{finding.Value} {finding.Key}")));
        foreach (var detail in report.Details)
            text.AppendLine(CultureInfo.InvariantCulture, $"  ! {detail}");
        foreach (var limit in report.Limits)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {limit}");
        return text.ToString();

        void Line(string name, string value) => text.AppendLine(CultureInfo.InvariantCulture, $"  {name,-26} {value}");
    }
}
