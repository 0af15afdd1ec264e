namespace JobKit.Architecture.Tests.Snippets;

/// <summary>Compares the C# blocks of a document with the regions of compiled code; says how to mend what differs.</summary>
internal static class SnippetCheck
{
    public static IEnumerable<string> Faults(string path, string markdown, ILookup<string, IReadOnlyList<string>> regions) =>
        MarkdownBlocks.In(markdown).Select(block => Fault($"{path}:{block.Line}", block, regions)).OfType<string>();

    /// <summary>All regions of all sources, by name.</summary>
    public static ILookup<string, IReadOnlyList<string>> Regions(IEnumerable<string> sources) =>
        sources.SelectMany(CodeRegions.In).ToLookup(region => region.Name, region => region.Code, StringComparer.Ordinal);

    private static string? Fault(string place, MarkdownBlock block, ILookup<string, IReadOnlyList<string>> regions)
    {
        if (block.Snippet is null)
        {
            return $"{place}: this C# block may not compile. Put '<!-- snippet: name -->' on the line above it, and the code into '#region name' under docs/snippets.";
        }

        var found = regions[block.Snippet].ToArray();
        if (found.Length != 1)
        {
            return $"{place}: there are {found.Length} regions named {block.Snippet} under docs/snippets. There must be one.";
        }

        var (shown, compiled) = (Unindented(block.Code), Unindented(found[0]));
        return shown == compiled
            ? null
            : $"{place}: the block is not what '#region {block.Snippet}' holds. Copy the region into the block, without its indentation:\n{compiled}";
    }

    private static string Unindented(IReadOnlyList<string> code)
    {
        var lines = code.Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..])).Trim('\n');
    }
}
