using System.Globalization;
using System.Text.RegularExpressions;

namespace JobKit.Tests.Migration.Seeds;

/// <summary>What the seed documents' own code answered; README.md beside it says how that was made.</summary>
internal static partial class SeedFile
{
    public static IReadOnlyList<SeedHashRow> Hashes() =>
        [.. Rows("seed-hash.csv", 5).Select(it => new SeedHashRow(Unescaped(it[4]), Number(it[0]), Number(it[1]), it[2], it[3] == "1"))];

    public static IReadOnlyList<SeedAnonymousRow> Anonymous() =>
        [.. Rows("seed-anonymous.csv", 3).Select(it => new SeedAnonymousRow(decimal.Parse(it[0], CultureInfo.InvariantCulture), Number(it[1]), it[2] == "1"))];

    /// <summary>The rows of a file below the one with the names, as columns.</summary>
    public static IEnumerable<string[]> Rows(string file, int columns) =>
        Lines(file).Skip(1).Select(line => line.Split(',', columns));

    public static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Migration", "Seeds", file));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Unescaped(string text) =>
        Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u[0-9a-f]{4}", RegexOptions.None, 5000)]
    private static partial Regex Escape();
}
