using JobKit;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keys below <c>JobKit:</c> that nobody reads: a typing error that would leave a default in force unseen.</summary>
internal static class UnknownKeys
{
    public static IEnumerable<string> Problems(IConfiguration configuration, IEnumerable<OptionSection> sections)
    {
        var known = Known(sections);
        return configuration.GetSection(OptionSection.Root).AsEnumerable()
            .Where(it => it.Key.Length > OptionSection.Root.Length && !known.Any(option => OptionKey.Matches(option.Key, it.Key) || OptionKey.Matches(option.Key, it.Key, option.Value)))
            // What has keys below it, or is an empty object, is a section.
            .Where(it => it.Value is not null && !(it.Value.Length == 0 && IsSection(known.Keys, it.Key)))
            .Select(it => it.Key).Order(StringComparer.OrdinalIgnoreCase)
            .Select(key => Sentence(key, known.Keys));
    }

    private static string Sentence(string key, IEnumerable<string> known)
    {
        var shown = NameText.Shown(key);
        return IsSection(known, key)
            ? $"{shown} has a value. It is a section and must have keys below it. Remove the value."
            : $"{shown} is unknown. The nearest key that is known is {NearestKey.Of(key, known)}. Correct the name, or remove the key.";
    }

    private static bool IsSection(IEnumerable<string> known, string key)
    {
        var parts = key.Split(':').Length;
        return known.Any(it => it.Split(':') is { } all && all.Length > parts && OptionKey.Matches(string.Join(':', all.Take(parts)), key));
    }

    private static Dictionary<string, bool> Known(IEnumerable<OptionSection> sections)
    {
        var known = OptionCatalogue.Entries.ToDictionary(it => it.Key, it => it.IsList, StringComparer.OrdinalIgnoreCase);
        foreach (var section in sections)
        {
            foreach (var property in section.Properties)
            {
                known[section.KeyOf(OptionSection.AnyName, property)] = property.IsList;
            }
        }

        return known;
    }
}
