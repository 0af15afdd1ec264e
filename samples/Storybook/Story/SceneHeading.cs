namespace Storybook;

/// <summary>Names a scene by its first words.</summary>
internal static class SceneHeading
{
    private const int MaxWords = 6;
    private const int MaxLength = 48;

    /// <summary>At most six words and 48 characters, with an ellipsis when the sentence goes on. Never cuts a surrogate pair.</summary>
    public static string From(string text)
    {
        var sentence = SentenceSplitter.Split(text)[0].Trim();
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var heading = string.Join(' ', words.Take(MaxWords));
        var isCut = words.Length > MaxWords;
        if (heading.Length > MaxLength)
        {
            var end = char.IsHighSurrogate(heading[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            (heading, isCut) = (heading[..end], true);
        }

        heading = heading.Trim('"', '“', '”', '„', '‘', '«', '»', ',', ';', ':', ' ');
        return isCut ? heading.TrimEnd('.', ',', ';', ':') + "…" : heading;
    }
}
