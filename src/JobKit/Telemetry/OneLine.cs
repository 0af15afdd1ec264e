namespace JobKit;

/// <summary>A text from outside on its way into a log: control characters become spaces, so that it cannot forge a line.</summary>
/// <param name="Text">The text, or null.</param>
internal readonly record struct OneLine(string? Text)
{
    public static implicit operator OneLine(string? text) => new(text);

    public override string ToString()
    {
        if (Text is null)
        {
            return "";
        }

        // U+2028 and U+2029 end a line in some viewers as well.
        return Text.Any(Breaks) ? string.Create(Text.Length, Text, (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Breaks(text[i]) ? ' ' : text[i];
            }
        }) : Text;
    }

    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
