using JobKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The sentence on a text that is no value of its key: key, value, range, mend.</summary>
internal static class BadValue
{
    public static string Sentence(string key, OptionProperty property, string text, string defaultValue)
    {
        // An address may hold a secret, a typing error in it included.
        var shown = property.IsSecret ? "is not one" : $"is \"{NameText.Shown(text)}\"";
        var kind = OptionText.Kind(property.Type);
        var entry = OptionCatalogue.Find(key);
        var range = entry?.Range is { Length: > 0 } known && known.StartsWith("between", StringComparison.Ordinal) ? $"{kind} {known}" : kind.TrimEnd(',');
        var mend = entry?.Mend is { Length: > 0 } told ? told
            : defaultValue.Length > 0 ? $"Correct it, or remove it for the default, {defaultValue}."
            : "Correct it, or remove it.";
        return $"{key} {shown}. It must be {range}. {mend}";
    }
}
