namespace Storybook;

/// <summary>The words of a text in small letters, without punctuation.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of(IEnumerable<string> paragraphs)
    {
        var words = new List<string>();
        foreach (var paragraph in paragraphs)
        {
            var start = -1;
            for (var i = 0; i <= paragraph.Length; i++)
            {
                if (i < paragraph.Length && char.IsLetter(paragraph[i]))
                {
                    if (start < 0)
                        start = i;
                }
                else if (start >= 0)
                {
                    words.Add(paragraph[start..i].ToLowerInvariant());
                    start = -1;
                }
            }
        }

        return words;
    }
}
