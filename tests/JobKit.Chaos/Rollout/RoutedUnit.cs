using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>A request that was routed, as its node noted it before it counted it.</summary>
/// <param name="At">When.</param>
/// <param name="Epoch">By which epoch.</param>
/// <param name="Side">Where to.</param>
/// <param name="Sub">Its group in the statistics.</param>
/// <param name="Job">Its job; empty on the legacy side.</param>
/// <param name="Randomised">Whether chance decided.</param>
/// <param name="Fails">Whether it is one that fails.</param>
internal sealed record RoutedUnit(long At, long Epoch, MigrationSide Side, int Sub, Guid Job, bool Randomised = true, bool Fails = false)
{
    public ObservedArm Arm => Side == MigrationSide.Legacy
        ? Randomised ? ObservedArm.Legacy : ObservedArm.LegacyTargeted
        : Randomised ? ObservedArm.Candidate : ObservedArm.CandidateTargeted;
}
