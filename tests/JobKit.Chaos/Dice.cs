namespace JobKit.Chaos;

/// <summary>Chance that a seed repeats: each (seed, index, purpose) draws for itself, so that the order of drawing does not matter.</summary>
internal static class Dice
{
    public static Random For(int seed, int index, string purpose)
    {
        // FNV-1a: string.GetHashCode differs between processes.
        var hash = 2166136261u;
        foreach (var part in $"{seed}/{index}/{purpose}")
            hash = (hash ^ part) * 16777619u;
        return new Random((int)hash);
    }
}
