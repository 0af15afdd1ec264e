using System.Text.RegularExpressions;

namespace JobKit.Architecture.Tests.Snippets;

/// <summary>Finds the named regions of compiled code, nested ones too.</summary>
internal static partial class CodeRegions
{
    public static IEnumerable<(string Name, IReadOnlyList<string> Code)> In(string source)
    {
        var open = new Stack<(string Name, List<string> Code)>();
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Start().Match(line) is { Success: true } start)
            {
                open.Push((start.Groups["name"].Value.Trim(), []));
            }
            else if (line.Trim().StartsWith("#endregion", StringComparison.Ordinal) && open.TryPop(out var closed))
            {
                yield return closed;
            }
            else
            {
                foreach (var (_, code) in open)
                {
                    code.Add(line);
                }
            }
        }
    }

    [GeneratedRegex(@"^\s*#region\s+(?<name>.+)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Start();
}
