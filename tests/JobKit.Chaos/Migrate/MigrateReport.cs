using System.Globalization;
using System.Text;

namespace JobKit.Chaos;

/// <summary>The outcome of <c>migrate</c> for people.</summary>
internal static class MigrateReport
{
    public static string Of(MigrateOptions options, MigrateOutcome outcome)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"migrate on Postgres, seed {options.Seed}: {outcome.Verdict}");
        foreach (var figure in outcome.Figures)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {figure.Name,-26} {figure.Value}");
        foreach (var wrong in outcome.Problems.Concat(outcome.Missed).Concat(outcome.Late))
            text.AppendLine(CultureInfo.InvariantCulture, $"  ! {wrong}");
        return text.ToString();
    }
}
