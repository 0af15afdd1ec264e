using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>A migration as operators see it.</summary>
internal sealed class MigrationView(IRollouts rollouts, IObservationStore observations, IOptionsMonitor<MigrationOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task<MigrationBody> OfAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await observations.ReadCohortsAsync(rollout.Key, rollout.Epoch, now - Window, now.AddMinutes(1), cancellationToken).ConfigureAwait(false);
        var outlook = rollouts.Outlook(rollout.Key);
        return new()
        {
            Key = rollout.Key,
            Stage = rollout.Stage,
            FrozenFrom = rollout.FrozenFrom,
            Share = rollout.Share.Percent,
            ActualShare = SideView.Share(rows),
            RecommendedShare = Recommended(rollout, outlook),
            Override = options.CurrentValue.Override,
            Mode = rollout.Mode,
            Version = rollout.Version,
            HoldUntil = rollout.HoldUntil,
            Step = StepOf(rollout),
            Verdict = outlook is null ? null : VerdictOf(outlook),
            NeedsAcknowledgement = rollout.NeedsAcknowledgement,
            CoolDownUntil = rollout.CoolDownUntil,
            Sides = new(SideView.OfLegacy(rows), SideView.OfCandidate(rows)),
        };
    }

    /// <summary>The share that the policy would set now, in percent; the present one where it would not move.</summary>
    public static decimal Recommended(Rollout rollout, RolloutOutlook? outlook) => outlook?.Verdict switch
    {
        { Kind: VerdictKind.Advance, TargetSharePpm: { } ppm } => TrafficShare.FromPpm(ppm).Percent,
        { Kind: VerdictKind.Advance } => TrafficShare.All.Percent,
        { Kind: VerdictKind.RollBack } => 0,
        _ => rollout.Share.Percent,
    };

    private static MigrationStepBody StepOf(Rollout rollout)
    {
        var steps = rollout.Plan.Steps;
        var index = rollout.Stage == MigrationStage.Canary && !steps.IsDefaultOrEmpty ? steps.IndexOf(rollout.Share) + 1 : 0;
        return new(index, rollout.Share.Percent, rollout.EnteredAt, rollout.Plan.Parameters.MinDwell.TotalSeconds);
    }

    private static VerdictBody VerdictOf(RolloutOutlook outlook) => new(
        outlook.Verdict.Kind,
        outlook.At,
        [.. outlook.Verdict.Reasons.Select(reason => new VerdictReasonBody(Words.Code(reason), Words.Text(reason)))],
        [.. (outlook.Verdict.Findings?.Gates ?? []).Select(gate => new GateBody(gate.Gate, Finite(gate.Value), Finite(gate.Limit), gate.Passed))]);

    // JSON has no word for the others.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
