namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keys with a name of the app's choice in them.</summary>
internal static class OptionKey
{
    /// <summary>Whether the key is the known one, or an entry of its list. Letters' case does not count.</summary>
    public static bool Matches(string known, string key, bool isList = false)
    {
        var (a, b) = (known.Split(':'), key.Split(':'));
        return b.Length == a.Length + (isList ? 1 : 0)
            && a.Zip(b).All(it => it.First == OptionSection.AnyName || it.First.Equals(it.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The known key with the names of the other one.</summary>
    public static string Fill(string known, string key)
    {
        var names = key.Split(':');
        return string.Join(':', known.Split(':').Select((part, i) => part == OptionSection.AnyName && i < names.Length ? names[i] : part));
    }
}
