using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Plans to begin with; the same stand as files in <c>docs/plans</c>. Change them with <c>with</c>.</summary>
public static class RolloutPlans
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Off and Complete: a switch. Nothing is measured between, so two people approve it.</summary>
    public static RolloutPlan TwoStages(string key) => Of(key, MigrationStage.Off, MigrationStage.Complete) with { Approvals = Approved(2) };

    /// <summary>Off, Shadow, Canary and Complete: compare, then move the traffic by shares.</summary>
    public static RolloutPlan FourStages(string key) =>
        Of(key, MigrationStage.Off, MigrationStage.Shadow, MigrationStage.Canary, MigrationStage.Complete) with { Approvals = Approved(1) };

    /// <summary>All six: also the data moves, and legacy stays warm while nearly everything is answered by the candidate.</summary>
    public static RolloutPlan SixStages(string key) =>
        Of(key, MigrationStage.Off, MigrationStage.Shadow, MigrationStage.DualWrite, MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete) with { Approvals = Approved(1) };

    /// <summary>The seed documents' weeks: set up, test, then 5, 20, 50 and 100 %, and the clean-up. A week is the shortest stay, not a date: evidence may take longer.</summary>
    public static RolloutPlan SeedWeeks(string key) => FourStages(key) with
    {
        Steps = [TrafficShare.FromPercent(5), TrafficShare.FromPercent(20), TrafficShare.FromPercent(50), TrafficShare.All],
        Parameters = new() { MinDwell = Week, MaxDwell = 4 * Week },
    };

    /// <summary>
    /// The last seed document's five phases: infrastructure (Off), data (DualWrite, with a backfill), endpoints (Canary), live connections
    /// while legacy stays warm (RampDown), clean-up (Complete).
    /// </summary>
    public static RolloutPlan SeedPhases(string key) =>
        Of(key, MigrationStage.Off, MigrationStage.DualWrite, MigrationStage.Canary, MigrationStage.RampDown, MigrationStage.Complete) with { Approvals = Approved(1) };

    private static RolloutPlan Of(string key, params ImmutableArray<MigrationStage> stages) => new() { Key = key, Stages = stages };

    private static ImmutableSortedDictionary<MigrationStage, int> Approved(int people) =>
        ImmutableSortedDictionary<MigrationStage, int>.Empty.Add(MigrationStage.Complete, people);
}
