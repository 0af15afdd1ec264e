namespace JobKit.Chaos;

internal static class FindingKindExtensions
{
    /// <summary>Whether it can follow from nothing but a machine that gave the processes no time: leases ended under holders that lived, or an end came late.</summary>
    public static bool IsLateness(this FindingKind kind) =>
        kind is FindingKind.TooManyRepeats or FindingKind.SlowRecovery or FindingKind.SlowResume or FindingKind.LateExit;
}
