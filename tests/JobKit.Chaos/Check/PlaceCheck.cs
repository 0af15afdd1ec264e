namespace JobKit.Chaos;

/// <summary>What the run leaves in the database and among the processes.</summary>
internal static class PlaceCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        if (evidence.Leaks > 0)
            yield return new(FindingKind.SessionLeft, $"{evidence.Leaks} sessions of the database are left over");
        if (evidence.Damage is { } damage)
            yield return new(FindingKind.Damage, damage);
        foreach (var death in evidence.Deaths)
            yield return new(FindingKind.ProcessDied, death);
    }
}
