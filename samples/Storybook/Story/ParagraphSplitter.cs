using System.Text.RegularExpressions;

namespace Storybook;

/// <summary>Cuts a text into paragraphs at blank lines, or at every line when the text has no blank lines.</summary>
internal static partial class ParagraphSplitter
{
    /// <summary>Keeps every word in its order. Rows of ornaments (<c>* * *</c>) are no words: they mark the next paragraph.</summary>
    public static IReadOnlyList<Paragraph> Split(string text)
    {
        var paragraphs = new List<Paragraph>();
        var opensSection = false;
        foreach (var block in Blocks(text))
        {
            var line = Whitespace().Replace(block, " ").Trim();
            if (line.Length == 0)
                continue;

            if (!line.Any(char.IsLetterOrDigit))
            {
                opensSection = true;
                continue;
            }

            paragraphs.Add(new Paragraph(line, opensSection || ChapterHeading().IsMatch(line)));
            opensSection = false;
        }

        return paragraphs;
    }

    private static string[] Blocks(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Trim();
        var blocks = BlankLines().Split(lines);
        return blocks.Length > 1 ? blocks : lines.Split('\n');
    }

    [GeneratedRegex(@"\n[^\S\n]*\n\s*", RegexOptions.None, 5000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"^(?:chapter|part|book|canto|act)\b.{0,60}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex ChapterHeading();
}
