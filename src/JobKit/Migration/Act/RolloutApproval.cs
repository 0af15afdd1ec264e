namespace JobKit.Migration;

/// <summary>One person's consent to the entry into a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Actor">The person; each counts once.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record RolloutApproval(MigrationStage Stage, string Actor, DateTimeOffset At);
