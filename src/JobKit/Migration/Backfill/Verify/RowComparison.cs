namespace JobKit.Migration;

/// <summary>What differs between a row that should be there and the one that is.</summary>
internal static class RowComparison
{
    public static BackfillDifference? Of(string key, BackfillRow? expected, BackfillRow? actual)
    {
        if (expected is null || actual is null)
        {
            return expected is not null ? new(key, BackfillDifferenceKind.Missing, [])
                : actual is not null ? new(key, BackfillDifferenceKind.Extra, [])
                : null;
        }

        var names = expected.Values.Keys.Union(actual.Values.Keys, StringComparer.Ordinal)
            .Where(name => expected.Values.GetValueOrDefault(name) != actual.Values.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 0 ? null : new(key, BackfillDifferenceKind.Different, names);
    }
}
