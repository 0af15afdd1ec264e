using System.Text.RegularExpressions;

namespace JobKit.Architecture.Tests.Hygiene;

/// <summary>Finds links of a document that lead to no file of the repository, and to no heading of it.</summary>
internal static partial class DocumentLinks
{
    /// <param name="path">The document, from the root.</param>
    /// <param name="markdown">Its text.</param>
    /// <param name="read">Gives a file's text, or null where there is none; of a folder, an empty text.</param>
    public static IEnumerable<string> Broken(string path, string markdown, Func<string, string?> read) =>
        Link().Matches(markdown).Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Leads(path, target, read))
            .Select(target => $"{path}: {target} leads nowhere");

    private static bool Leads(string path, string target, Func<string, string?> read)
    {
        var (file, heading) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var at = file.Length == 0 ? path : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(path)!, file)));
        return read(at) is { } text && (heading is null || Heading().Matches(text).Any(match => Anchor(match.Groups["text"].Value) == heading));
    }

    /// <summary>As GitHub makes it: small letters, digits and hyphens; spaces become hyphens, all else goes.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Heading();
}
