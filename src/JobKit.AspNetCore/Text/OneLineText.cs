namespace JobKit.AspNetCore;

/// <summary>A text of whatever origin, fit for one line of a message or a log: control characters become spaces, and it ends after 200.</summary>
internal static class OneLineText
{
    private const int Longest = 200;

    public static string Of(string text) => string.Create(Math.Min(text.Length, Longest), text, static (line, from) =>
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
        }
    });
}
