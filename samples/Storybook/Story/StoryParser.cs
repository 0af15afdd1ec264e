namespace Storybook;

/// <summary>Turns the text of a file into a story: frame off, title and author found, paragraphs in order.</summary>
internal static class StoryParser
{
    private const int LongestTitle = 90;

    /// <summary>Parses a text. <paramref name="fileName"/> gives the title when the text has none.</summary>
    /// <exception cref="StoryException">Nothing is left to illustrate.</exception>
    public static StoryText Parse(string text, string fileName)
    {
        var frame = GutenbergFrame.Remove(text.ReplaceLineEndings("\n"));
        var paragraphs = ParagraphSplitter.Split(frame.Body).ToList();
        if (paragraphs.Count == 0)
        {
            throw new StoryException(
                StoryProblem.Empty,
                $"\"{fileName}\" has no words of a story in it. It must have at least one paragraph. Give a file with a story in it.");
        }

        var title = TakeTitle(paragraphs, frame.Title);
        var author = TakeAuthor(paragraphs) ?? frame.Author;
        return new StoryText(title ?? frame.Title ?? TitleFrom(fileName), author, paragraphs);
    }

    private static string? TakeTitle(List<Paragraph> paragraphs, string? known)
    {
        var first = paragraphs[0].Text;
        var isTitle = string.Equals(first, known, StringComparison.OrdinalIgnoreCase) || (known is null && LooksLikeTitle(paragraphs[0]));
        if (!isTitle || paragraphs.Count == 1)
            return null;

        paragraphs.RemoveAt(0);
        return first;
    }

    private static string? TakeAuthor(List<Paragraph> paragraphs)
    {
        var first = paragraphs[0].Text;
        if (paragraphs.Count == 1 || first.Length > LongestTitle || !first.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
            return null;

        paragraphs.RemoveAt(0);
        return first[3..].Trim();
    }

    private static bool LooksLikeTitle(Paragraph paragraph) =>
        paragraph.Text.Length <= LongestTitle
        && !paragraph.IsSpeech
        && !paragraph.OpensSection
        && paragraph.Text[^1] is not ('.' or ',' or ';' or ':' or '"' or '”');

    private static string TitleFrom(string fileName)
    {
        var words = Path.GetFileNameWithoutExtension(fileName).Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? "A story" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
