using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JobKit.Migration;

namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>The catalogue as the tables of the documentation.</summary>
internal static partial class OptionMarkdown
{
    public const string Begin = "<!-- options: made by eng/accept-options.sh -->\n";
    public const string End = "<!-- end of options -->\n";

    /// <summary>The page with its tables made anew.</summary>
    public static string Page(string page, IEnumerable<OptionRow> rows)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return page[..begin] + Tables(rows) + page[page.IndexOf(End, StringComparison.Ordinal)..];
    }

    private static string Tables(IEnumerable<OptionRow> rows)
    {
        var text = new StringBuilder();
        foreach (var section in rows.GroupBy(row => row.Section))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## `{section.Key}`\n\nPackage `{section.First().Package}`.\n\n| key | value | default | |\n|---|---|---|---|\n");
            foreach (var row in section)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{row.Option.Key[(section.Key.Length + 1)..]}` | {Value(row)} | {Default(row)} | {Cell(row.Sentence)} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Value(OptionRow row)
    {
        var kind = row.Type.IsEnum ? string.Join(" or ", row.Option.Kind.Split(" or ").Select(word => $"`{word}`"))
            : row.Type == typeof(bool) ? "`true` or `false`"
            : row.Type == typeof(TimeSpan) ? "time span"
            : row.Type == typeof(Uri) ? "address"
            : row.Type == typeof(TrafficShare) ? "percentage"
            : row.IsList ? "list"
            : row.Type == typeof(string) ? "text"
            : row.Type == typeof(double) ? "number" : "whole number";
        var must = row.Must == kind || row.Must == "text" ? "" : row.Must;
        return Cell((must.Length > 0 ? $"{kind}, {must}" : kind) + (row.IsSecret ? "; a secret" : ""));
    }

    private static string Default(OptionRow row) => row.Option.Default.Length > 0 ? Cell($"`{row.Option.Default}`") : "-";

    private static string Cell(string text) => Zeros().Replace(text.Replace("|", "\\|", StringComparison.Ordinal), "${kept}");

    /// <summary>The zeros that a fraction of a second ends with.</summary>
    [GeneratedRegex(@"(?<kept>:\d\d\.\d*[1-9])0+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Zeros();
}
