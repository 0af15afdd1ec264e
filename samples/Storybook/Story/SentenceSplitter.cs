namespace Storybook;

/// <summary>Cuts a paragraph after its sentences.</summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "st", "prof", "capt", "col", "gen", "rev", "hon", "jr", "sr", "vs", "etc", "no",
    };

    /// <summary>The pieces, put together again without anything between them, are exactly <paramref name="paragraph"/>.</summary>
    public static IReadOnlyList<string> Split(string paragraph)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var end = SentenceEndAt(paragraph, start, i);
            if (end <= i)
                continue;

            pieces.Add(paragraph[start..end]);
            start = end;
            i = end - 1;
        }

        if (start < paragraph.Length)
            pieces.Add(paragraph[start..]);

        return pieces;
    }

    private static int SentenceEndAt(string text, int start, int i)
    {
        // Full-width marks end a sentence without a space after them.
        if (text[i] is '。' or '！' or '？')
            return SkipClosing(text, i + 1);

        if (text[i] is not ('.' or '!' or '?' or '…') || IsAbbreviation(text, start, i))
            return -1;

        var afterMarks = SkipClosing(text, i + 1);
        var next = afterMarks;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;

        // A small letter goes on with the sentence: "Stop!" he said.
        var endsHere = next == text.Length || (next > afterMarks && !char.IsLower(text[next]));
        return endsHere ? next : -1;
    }

    private static int SkipClosing(string text, int i)
    {
        while (i < text.Length && text[i] is '"' or '”' or '’' or '\'' or ')' or ']' or '»' or '.' or '!' or '?' or '」')
            i++;
        return i;
    }

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        if (text[dot] != '.')
            return false;

        var from = dot;
        while (from > start && char.IsLetter(text[from - 1]))
            from--;

        var word = text[from..dot];
        return Abbreviations.Contains(word) || (word.Length == 1 && char.IsUpper(word[0]) && word != "I");
    }
}
