namespace JobKit.Migration;

/// <summary>The preferences of a <c>Prefer</c> header: a list of <c>name</c> or <c>name=value</c>, quoted or not, each with parameters that are dropped.</summary>
internal static class PreferTokens
{
    /// <summary>Longer lines are none: nothing that is asked for here needs them.</summary>
    private const int LongestLine = 1024;

    public static IEnumerable<(string Name, string Value)> Of(IEnumerable<string?>? lines)
    {
        foreach (var line in lines ?? [])
        {
            if (line is null or { Length: > LongestLine })
            {
                continue;
            }

            foreach (var item in Split(line, ','))
            {
                var preference = Split(item, ';')[0];
                var at = preference.IndexOf('=', StringComparison.Ordinal);
                var name = (at < 0 ? preference : preference[..at]).Trim();
                if (name.Length > 0)
                {
                    yield return (name, at < 0 ? "" : Unquoted(preference[(at + 1)..].Trim()));
                }
            }
        }
    }

    /// <summary>The parts between separators that stand outside quotes; at least one.</summary>
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (begun, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] == separator)
            {
                parts.Add(text[begun..i]);
                begun = i + 1;
            }
        }

        parts.Add(text[begun..]);
        return parts;
    }

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1].Replace("\\", "", StringComparison.Ordinal) : value;
}
