using System.Text.RegularExpressions;

namespace JobKit.Architecture.Tests.Hygiene;

/// <summary>Finds paths of one machine, and hosts that packages are fetched from.</summary>
internal static class ForeignNames
{
    // Put together here, so that this file does not name them itself.
    private static readonly Regex Needles = new(
        string.Join('|', @"(?<![\w.\-])/" + @"work/", @"(?<![\w.\-])/" + @"tmp/[a-z]", @"nuget" + @"\.org", @"npmjs" + @"\.(org|com)", @"debian" + @"\.org", @"pypi" + @"\.org"),
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));

    /// <summary>The names found in a text; in something that is no text, none.</summary>
    public static IEnumerable<string> In(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? [] : Needles.Matches(text).Select(match => match.Value);
}
