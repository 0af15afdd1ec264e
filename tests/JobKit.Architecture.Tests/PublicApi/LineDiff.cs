namespace JobKit.Architecture.Tests.PublicApi;

/// <summary>What two texts do not share, line by line, with the block that a line stands in.</summary>
internal static class LineDiff
{
    /// <summary>Empty when both are the same.</summary>
    public static string Of(string approved, string actual)
    {
        var (before, after) = (Qualified(approved), Qualified(actual));
        var gone = before.Except(after, StringComparer.Ordinal).Select(line => "- " + line);
        var come = after.Except(before, StringComparer.Ordinal).Select(line => "+ " + line);
        var lines = gone.Concat(come).OrderBy(line => line[2..], StringComparer.Ordinal).ToArray();
        return lines.Length == 0 && approved != actual ? "the same lines in another order or number" : string.Join('\n', lines);
    }

    private static List<string> Qualified(string text)
    {
        var block = "";
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            var isMember = line.StartsWith(' ');
            block = isMember ? block : line;
            lines.Add(isMember ? $"{block} | {line.Trim()}" : line);
        }

        return lines;
    }
}
