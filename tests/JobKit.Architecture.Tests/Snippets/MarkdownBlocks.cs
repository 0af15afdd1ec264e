using System.Text.RegularExpressions;

namespace JobKit.Architecture.Tests.Snippets;

/// <summary>Finds the C# blocks of a Markdown document.</summary>
internal static partial class MarkdownBlocks
{
    public static IEnumerable<MarkdownBlock> In(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var fence = Fence().Match(lines[at]);
            if (!fence.Success)
            {
                continue;
            }

            var ticks = fence.Groups["ticks"].Value;
            var end = Array.FindIndex(lines, at + 1, line => line.Trim() == ticks);
            end = end < 0 ? lines.Length : end;
            if (fence.Groups["language"].Value.ToUpperInvariant() is "CSHARP" or "CS" or "C#")
            {
                var comment = at == 0 ? Match.Empty : Comment().Match(lines[at - 1]);
                yield return new(at + 1, comment.Success ? comment.Groups["name"].Value : null, lines[(at + 1)..end]);
            }

            at = end;
        }
    }

    [GeneratedRegex(@"^\s*(?<ticks>`{3,}|~{3,})\s*(?<language>[\w#]*)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!--\s*snippet:\s*(?<name>[\w.-]+)\s*-->\s*$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Comment();
}
