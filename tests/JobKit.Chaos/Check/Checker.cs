namespace JobKit.Chaos;

/// <summary>Judges a run by what it left behind. Pure: the same evidence gives the same findings.</summary>
internal static class Checker
{
    private static readonly Func<Evidence, IEnumerable<Finding>>[] Checks =
    [
        EnqueueCheck.Run, SettleCheck.Run, StaleCheck.Run, EndCheck.Run, EffectCheck.Run, LimitCheck.Run, OverlapCheck.Run,
        RepeatCheck.Run, TimeCheck.Run, PlaceCheck.Run,
    ];

    public static IReadOnlyList<Finding> Findings(Evidence evidence) => [.. Checks.SelectMany(check => check(evidence))];
}
