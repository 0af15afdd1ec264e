namespace JobKit.Tests.Migration.Route;

/// <summary>Units as apps have them, from a seed: ids, mail addresses, numbers in a row, and any code units.</summary>
internal static class RandomUnits
{
    public static IEnumerable<string> Of(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return random.Next(4) switch
            {
                0 => $"user-{i}",
                1 => $"{random.Next()}-{random.Next():x8}-{i:x}",
                2 => $"{Letters(random, random.Next(3, 12))}.{i}@example.com",
                _ => Any(random, random.Next(1, 12)) + i,
            };
        }
    }

    private static string Letters(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        foreach (ref var c in span)
        {
            c = (char)r.Next('a', 'z' + 1);
        }
    });

    private static string Any(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        foreach (ref var c in span)
        {
            c = (char)r.Next(1, 0x10000);
        }
    });
}
