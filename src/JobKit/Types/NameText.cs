using System.Buffers;

namespace JobKit;

/// <summary>What names and keys may hold: what every store and every log can hold.</summary>
internal static class NameText
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>Whether it is 1 to <paramref name="maxLength"/> characters of <c>a-z A-Z 0-9 . _ -</c>.</summary>
    public static bool IsName(string text, int maxLength) =>
        text.Length >= 1 && text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether it holds no NUL, which PostgreSQL cannot store as text, and no lone surrogate, which no UTF-8 can.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text) => !text.Contains('\0') && HasWholePairs(text);

    /// <summary>Whether every surrogate is one of a pair.</summary>
    public static bool HasWholePairs(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }

        return true;
    }

    /// <summary>A text of unknown content and length, fit for a message.</summary>
    public static string Shown(string text)
    {
        var cut = text.Length <= 64 ? text : string.Concat(text.AsSpan(0, 64), "...");
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '?' : source[i];
            }
        });
    }
}
