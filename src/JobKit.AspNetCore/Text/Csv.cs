namespace JobKit.AspNetCore;

/// <summary>Lines of comma-separated values (RFC 4180) that a spreadsheet takes for text alone.</summary>
internal static class Csv
{
    public static string Line(params ReadOnlySpan<string?> fields)
    {
        var quoted = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            quoted[i] = Field(fields[i] ?? "");
        }

        return string.Join(',', quoted) + "\r\n";
    }

    // Whatever begins like a formula would be carried out by whoever opens the file.
    private static string Field(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
