using System.Text;

namespace Storybook;

/// <summary>Makes any string fit for XML 1.0: what may not stand in a document even escaped is left out.</summary>
internal static class XmlText
{
    /// <summary>Removes control characters, lone surrogates and the two non-characters; everything else stays.</summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsAllowed(rune.Value))
                result.Append(rune.ToString());
        }

        // EnumerateRunes replaces a lone surrogate by U+FFFD; only those that were in the text may stay.
        return text.Contains('\uFFFD') ? result.ToString() : result.Replace("\uFFFD", "").ToString();
    }

    private static bool IsAllowed(int value) =>
        value is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;
}
