using System.Collections.Frozen;

namespace Storybook;

/// <summary>Which word points to what: for each value of an enumeration, a list of words.</summary>
internal sealed class Vocabulary<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _meanings;

    public Vocabulary(params ReadOnlySpan<(T Meaning, string Words)> entries)
    {
        var meanings = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (meaning, words) in entries)
        {
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                meanings.Add(word, meaning);
        }

        _meanings = meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The meanings found, the most frequent first; of equals, the one that was named first. Those with fewer words than <paramref name="atLeast"/> are left out.</summary>
    public IReadOnlyList<T> Find(IReadOnlyList<string> words, int atLeast = 1) =>
        words.Select(Meaning).OfType<T>()
            .CountBy(meaning => meaning)
            .Where(found => found.Value >= atLeast)
            .OrderByDescending(found => found.Value)
            .Select(found => found.Key)
            .ToList();

    private T? Meaning(string word)
    {
        if (_meanings.TryGetValue(word, out var meaning))
            return meaning;

        // Plurals need no entries of their own.
        if (word.EndsWith("es", StringComparison.Ordinal) && _meanings.TryGetValue(word[..^2], out meaning))
            return meaning;

        return word.EndsWith('s') && _meanings.TryGetValue(word[..^1], out meaning) ? meaning : null;
    }
}
