using System.Text.RegularExpressions;

namespace JobKit.AspNetCore;

/// <summary>Which words can be an alias: those that make a plain address and no other route's.</summary>
internal static partial class AliasRule
{
    private static readonly string[] Reserved = ["health", "process", "antiforgery"];

    public static string? Problem(string alias) =>
        !Form().IsMatch(alias)
            ? $"The alias \"{OneLineText.Of(alias)}\" must be 1 to 64 characters of a-z 0-9 -. Give another in AllowStart."
            : Reserved.Contains(alias, StringComparer.Ordinal)
                ? $"The alias \"{alias}\" is one of the API's own words ({string.Join(", ", Reserved)}). Give another in AllowStart."
                : null;

    [GeneratedRegex("^[a-z0-9-]{1,64}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
