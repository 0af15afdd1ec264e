using System.Text.RegularExpressions;

namespace Storybook;

/// <summary>Takes the licence text away that digital libraries put around a book, and keeps the title and author it names.</summary>
internal sealed partial record GutenbergFrame(string Body, string? Title, string? Author)
{
    public static GutenbergFrame Remove(string text)
    {
        var start = StartLine().Match(text);
        if (!start.Success)
        {
            return new(text, null, null);
        }

        var header = text[..start.Index];
        var end = EndLine().Match(text, start.Index + start.Length);
        var body = text[(start.Index + start.Length)..(end.Success ? end.Index : text.Length)];
        return new(body, Value(TitleLine().Match(header)), Value(AuthorLine().Match(header)));
    }

    private static string? Value(Match match) => match.Success ? match.Groups["value"].Value.Trim() : null;

    [GeneratedRegex(@"^\*\*\* ?START OF [^\n]*\*\*\*[ \t]*$", RegexOptions.Multiline, 2000)]
    private static partial Regex StartLine();

    [GeneratedRegex(@"^\*\*\* ?END OF ", RegexOptions.Multiline, 2000)]
    private static partial Regex EndLine();

    [GeneratedRegex(@"^Title:(?<value>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^Author:(?<value>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex AuthorLine();
}
