using System.Text.Json;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Every key of every package, made from their classes by <c>eng/accept-options.sh</c>: a key of a package that this app does not add is no mistake of its file.</summary>
internal static class OptionCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueEntry>> All = new(Read);

    public static IReadOnlyList<CatalogueEntry> Entries => All.Value;

    /// <summary>The entry of a key, with a name in it or not; null where there is none.</summary>
    public static CatalogueEntry? Find(string key) => Entries.FirstOrDefault(it => OptionKey.Matches(it.Key, key));

    private static List<CatalogueEntry> Read()
    {
        using var stream = typeof(OptionCatalogue).Assembly.GetManifestResourceStream("JobKit.options.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().Select(it => new CatalogueEntry(Text(it, "key"), Text(it, "range"), Text(it, "mend"), it.TryGetProperty("list", out _)))];
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var text) ? text.GetString()! : string.Empty;
}
