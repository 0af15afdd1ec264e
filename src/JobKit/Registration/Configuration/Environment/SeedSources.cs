using JobKit;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Finds what an app's configuration took from the seed documents' variables.</summary>
internal static class SeedSources
{
    /// <summary>The variable behind each key.</summary>
    public static IReadOnlyDictionary<string, string> Variables(IConfiguration? configuration) => Providers(configuration)
        .SelectMany(it => it.Variables.Values)
        .GroupBy(it => it.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(it => it.Key, it => it.Last().Value.Variable, StringComparer.OrdinalIgnoreCase);

    /// <summary>A sentence on a key, with the variable that sets the key.</summary>
    public static string Named(string sentence, IReadOnlyDictionary<string, string> variables)
    {
        var key = sentence.Split(' ')[0];
        return variables.TryGetValue(key, out var variable) ? $"{key} (from {variable}){sentence[key.Length..]}" : sentence;
    }

    /// <summary>Wrong variables, and those that say otherwise than another source does of the same key.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration, IEnumerable<OptionSection> sections)
    {
        var properties = sections.SelectMany(it => it.Properties.Select(property => (Key: it.KeyOf(OptionSection.AnyName, property), property))).ToList();
        foreach (var provider in Providers(configuration))
        {
            foreach (var problem in provider.Variables.Problems)
            {
                yield return problem;
            }

            foreach (var (key, value) in provider.Variables.Values)
            {
                var property = properties.Find(it => OptionKey.Matches(it.Key, key)).property;
                if (Elsewhere(configuration, key, it => !Same(property, it, value.Text)) is { } other)
                {
                    // Of a package that this app does not add nothing is known: it may be a secret.
                    yield return property is not { IsSecret: false }
                        ? $"{value.Variable} contradicts {key}, which another source of the configuration sets. They must be the same. Remove one of them."
                        : $"{value.Variable} makes {key} \"{NameText.Shown(value.Text)}\", and another source of the configuration makes it \"{NameText.Shown(other)}\". They must be the same. Remove one of them.";
                }
            }
        }
    }

    private static string? Elsewhere(IConfiguration configuration, string key, Func<string, bool> differs)
    {
        foreach (var provider in ((IConfigurationRoot)configuration).Providers.Where(it => it is not SeedProvider))
        {
            if (provider.TryGet(key, out var text) && text is not null && differs(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Whether two texts are one value.</summary>
    private static bool Same(OptionProperty? property, string a, string b) => a == b
        || (property is not null && OptionText.Read(property.Type, a) is { } one && one.Equals(OptionText.Read(property.Type, b)));

    private static IEnumerable<SeedProvider> Providers(IConfiguration? configuration) =>
        configuration is IConfigurationRoot root ? root.Providers.OfType<SeedProvider>() : [];
}
