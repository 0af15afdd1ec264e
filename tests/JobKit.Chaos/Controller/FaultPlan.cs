namespace JobKit.Chaos;

/// <summary>The faults of a run in the order in which they strike, drawn from the seed.</summary>
internal static class FaultPlan
{
    public static IReadOnlyList<FaultKind> Draw(IReadOnlyDictionary<FaultKind, int> counts, int seed)
    {
        var faults = counts.OrderBy(count => count.Key).SelectMany(count => Enumerable.Repeat(count.Key, count.Value)).ToArray();
        Dice.For(seed, 0, "plan").Shuffle(faults);
        return faults;
    }
}
