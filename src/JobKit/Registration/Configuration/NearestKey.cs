namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The known key that a mistaken one most likely means.</summary>
internal static class NearestKey
{
    /// <summary>What a wrong section costs where the last part of the key is right: the key is known, and only stands elsewhere.</summary>
    private const int Elsewhere = 2;

    public static string Of(string key, IEnumerable<string> known) => known
        .Select(it => OptionKey.Fill(it, key))
        .Select(it => (Key: it, Whole: Distance(it, key), Last: Distance(Last(it), Last(key))))
        .OrderBy(it => Math.Min(it.Whole, Elsewhere + it.Last)).ThenBy(it => it.Whole).ThenBy(it => it.Key, StringComparer.Ordinal)
        .First().Key;

    private static string Last(string key) => key[(key.LastIndexOf(':') + 1)..];

    // Levenshtein's, a row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (same ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
