using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the configuration says below one section at one moment, by the keys below it.</summary>
internal sealed class SectionValues
{
    private readonly Dictionary<string, string> _byKey;

    private SectionValues(IEnumerable<KeyValuePair<string, string>> values) => _byKey = new(values, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first parts of the keys.</summary>
    public IReadOnlyList<string> Names =>
        [.. _byKey.Keys.Select(key => key.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    public static SectionValues Read(IConfiguration? configuration, string path) => new(
        (configuration?.GetSection(path).AsEnumerable(makePathsRelative: true) ?? [])
            .Where(it => it.Value is not null).Select(it => KeyValuePair.Create(it.Key, it.Value!)));

    /// <summary>The text of a key; null where it is missing.</summary>
    public string? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The entries of a list, in the order of their numbers.</summary>
    public IReadOnlyList<string> Entries(string key) =>
    [
        .. Below(key).Where(it => !it.Key.Contains(':', StringComparison.Ordinal))
            .OrderBy(it => int.TryParse(it.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
            .ThenBy(it => it.Key, StringComparer.OrdinalIgnoreCase)
            .Select(it => it.Value),
    ];

    public SectionValues Of(string name) => new(Below(name));

    public bool Same(SectionValues other) => _byKey.Count == other._byKey.Count
        && _byKey.All(it => other._byKey.TryGetValue(it.Key, out var value) && value == it.Value);

    private IEnumerable<KeyValuePair<string, string>> Below(string key) => _byKey
        .Where(it => it.Key.Length > key.Length && it.Key[key.Length] == ':' && it.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase))
        .Select(it => KeyValuePair.Create(it.Key[(key.Length + 1)..], it.Value));
}
