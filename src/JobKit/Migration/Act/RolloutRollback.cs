namespace JobKit.Migration;

/// <summary>A rollback that was made.</summary>
/// <param name="Id">The rollout's key and the epoch that it began, like <c>create-storybook:3</c>.</param>
/// <param name="Epoch">That epoch; of a freeze in its stead the present one.</param>
/// <param name="Stage"><see cref="MigrationStage.RolledBack"/>, or <see cref="MigrationStage.Frozen"/> where going back was no longer safe.</param>
/// <param name="From">The stage before.</param>
/// <param name="At">When, by the store's clock.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="IdempotencyKey">The caller's key: the same one gives the same rollback again. Null where there was none.</param>
public sealed record RolloutRollback(
    string Id, long Epoch, MigrationStage Stage, MigrationStage From, DateTimeOffset At, string Actor, string? Reason, string? IdempotencyKey);
