using System.Security.Cryptography;
using System.Text;

namespace JobKit.Migration;

/// <summary>One text for all mismatches at the same places: their sorted paths with indexes as <c>[*]</c>, behind a hash of all of them.</summary>
internal static class DifferenceSignature
{
    private const int HashLength = 16;
    private const int Longest = 400;

    public static string Of(ResultComparison comparison) =>
        Of(comparison.Differences.Select(difference => General(difference.Path) + Mark(difference.Kind)));

    /// <summary>Of differences that no path tells.</summary>
    public static string Of(string what) => Of([what]);

    private static string Of(IEnumerable<string> places)
    {
        var sorted = places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var all = string.Join('\n', sorted);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..HashLength];
        var readable = string.Join(", ", sorted);
        return JsonText.Storable($"{hash} {(readable.Length <= Longest ? readable : string.Concat(readable.AsSpan(0, Longest - 3), "..."))}");
    }

    private static string Mark(ResultDifferenceKind kind) => kind switch
    {
        ResultDifferenceKind.Missing => " (missing)",
        ResultDifferenceKind.Added => " (added)",
        _ => "",
    };

    /// <summary>A path with its indexes as <c>[*]</c>; those that stand in a quoted name are its own.</summary>
    public static string General(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length; at++)
        {
            var end = path[at] == '[' ? IndexEnd(path, at) : -1;
            if (end > 0)
            {
                text.Append("[*]");
                at = end;
                continue;
            }

            if (path.AsSpan(at).StartsWith("['"))
            {
                var close = NameEnd(path, at + 2);
                text.Append(path, at, close - at + 1);
                at = close;
                continue;
            }

            text.Append(path[at]);
        }

        return text.ToString();
    }

    private static int IndexEnd(string path, int open)
    {
        var at = open + 1;
        while (at < path.Length && char.IsAsciiDigit(path[at]))
        {
            at++;
        }

        return at > open + 1 && at < path.Length && path[at] == ']' ? at : -1;
    }

    private static int NameEnd(string path, int at)
    {
        for (; at < path.Length; at++)
        {
            if (path[at] == '\\')
            {
                at++;
            }
            else if (path[at] == '\'')
            {
                return Math.Min(at + 1, path.Length - 1);
            }
        }

        return path.Length - 1;
    }
}
