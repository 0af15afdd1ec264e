using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Holds that a person should hear of, once in each step: they do not end by waiting alone.</summary>
internal static class RolloutNotice
{
    /// <returns>What was not told yet.</returns>
    public static ImmutableArray<VerdictReason> Of(Rollout rollout, Verdict verdict) => verdict.Kind != VerdictKind.Hold
        ? []
        : [.. verdict.Reasons.Where(it => IsTold(it, rollout, verdict.Input)).Except(rollout.Told)];

    private static bool IsTold(VerdictReason reason, Rollout rollout, DecisionInput? input) => reason switch
    {
        VerdictReason.Inconclusive or VerdictReason.BadStats or VerdictReason.SampleRatio or VerdictReason.NoBaseline => true,
        // They end by waiting, but after the longest dwell nobody should wait on without knowing.
        VerdictReason.TooFewUnits or VerdictReason.Immature => input is not null && input.Now - rollout.EnteredAt >= rollout.Plan.Parameters.MaxDwell,
        _ => false,
    };

    public static RolloutChange Change(RolloutMove move, ImmutableArray<VerdictReason> reasons) =>
        move.To(move.Rollout with { Told = move.Rollout.Told.AddRange(reasons) }, RolloutEventKind.Notice, to: string.Join(", ", reasons));
}
