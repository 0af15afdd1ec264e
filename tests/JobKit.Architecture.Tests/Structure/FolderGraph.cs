using System.Text.RegularExpressions;

namespace JobKit.Architecture.Tests.Structure;

/// <summary>Which folder of a project uses which, read from its source text.</summary>
/// <remarks>Only the first folder below the project counts; the root is the empty name.</remarks>
internal static partial class FolderGraph
{
    /// <param name="sources">Text by path from the project's folder.</param>
    public static IReadOnlyList<Use> Of(IReadOnlyDictionary<string, string> sources)
    {
        var code = sources.ToDictionary(it => it.Key, it => UsingLine().Replace(CSharpText.CodeOf(it.Value), " "), StringComparer.Ordinal);
        var homes = code
            .SelectMany(it => Declaration().Matches(TopLevelOf(it.Value)).Select(match => (Name: match.Groups["type"].Value, Path: it.Key)))
            .ToLookup(it => it.Name, it => it.Path, StringComparer.Ordinal);

        return [.. code.SelectMany(it => Uses(it.Key, it.Value, homes)).Distinct()];
    }

    public static string FolderOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "";

    /// <summary>The text outside all braces: a nested type is reached by its outer type's name, so its own name declares nothing.</summary>
    private static string TopLevelOf(string code)
    {
        var depth = 0;
        var text = new System.Text.StringBuilder(code.Length);
        foreach (var c in code)
        {
            depth -= c == '}' ? 1 : 0;
            if (depth == 0)
            {
                text.Append(c);
            }

            depth += c == '{' ? 1 : 0;
        }

        return text.ToString();
    }

    private static IEnumerable<Use> Uses(string path, string code, ILookup<string, string> homes)
    {
        var from = FolderOf(path);
        foreach (var name in Name().Matches(code).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var folders = homes[name].Select(FolderOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            // A name that is declared twice means the one that is nearest.
            if (folders.Length > 0 && !folders.Contains(from, StringComparer.Ordinal))
            {
                yield return new Use(from, folders[0], path, name);
            }
        }
    }

    [GeneratedRegex(
        @"^\s*(global\s+)?(using|namespace)\s+(static\s+)?[\w.]+(\s*=\s*[^;\n]+)?;",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex UsingLine();

    [GeneratedRegex(
        @"\b(class|struct|interface|enum|record(\s+(class|struct))?)\s+(?!class\b|struct\b)(?<type>[A-Za-z_]\w*)|\bdelegate\s+[^;(]*?\b(?<type>[A-Za-z_]\w*)\s*(<[^;(]*>)?\s*\(",
        RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Declaration();

    // A name after a dot is a member of something that was named before; a name before a colon is an argument's; one after a type and
    // before its accessors is a property's, and one that is assigned to in braces is a property of what is made there.
    [GeneratedRegex(
        @"(?<![.\w@])(?!(?<=[\w>?\]]\s+)\w+\s*\{\s*(get|set|init)\b)(?!(?<=[{,]\s*)\w+\s*=[^=>])[A-Z]\w*(?!\w)(?!\s*:[^:])",
        RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Name();
}
