using System.Text;

namespace JobKit.EntityFrameworkCore;

/// <summary>Makes free text storable: PostgreSQL takes neither U+0000 nor half a surrogate pair, and saving an error must not fail a settle (D11).</summary>
/// <remarks>Payloads and results need it not: they are JSON, which writes both as escapes.</remarks>
internal static class PostgreSqlStorable
{
    private const char Nul = '\0';

    /// <summary>The text with U+FFFD in the place of what cannot be stored; the same text where nothing is in the way.</summary>
    public static string? Of(string? text) =>
        text is null || !text.Any(letter => letter == Nul || char.IsSurrogate(letter))
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == Nul ? Rune.ReplacementChar : rune));
}
