namespace JobKit.Migration;

/// <summary>Stops a rollout where it stands, and lets it go on.</summary>
internal static class FreezeRollout
{
    /// <exception cref="RolloutStageException">It is not under way.</exception>
    public static RolloutChange Of(RolloutMove move) => move.Rollout.Stage is >= MigrationStage.Shadow and <= MigrationStage.Complete
        ? move.To(move.Rollout with { Stage = MigrationStage.Frozen, FrozenFrom = move.Rollout.Stage }, RolloutEventKind.Freeze)
        : throw AdvanceRollout.Refused(move.Rollout, "freeze");

    /// <summary>It holds automatic advances until an instant; rollbacks go on.</summary>
    /// <exception cref="RolloutStageException">It is frozen.</exception>
    public static RolloutChange Hold(RolloutMove move, DateTimeOffset until) => move.Rollout.Stage != MigrationStage.Frozen
        ? move.To(move.Rollout with { HoldUntil = until }, RolloutEventKind.Hold, to: $"{until.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}")
        : throw AdvanceRollout.Refused(move.Rollout, "be held");

    /// <summary>Ends a freeze or a hold. The present share's time begins anew; after a freeze in a rollback's stead the evidence too, for it was answered for.</summary>
    /// <exception cref="RolloutStageException">It is neither frozen nor held.</exception>
    public static RolloutChange Resume(RolloutMove move)
    {
        var rollout = move.Rollout;
        if (rollout.Stage != MigrationStage.Frozen && rollout.HoldUntil is null)
        {
            throw AdvanceRollout.Refused(rollout, "resume", "It is neither frozen nor held.");
        }

        var after = rollout with
        {
            Epoch = IsInsteadOfRollback(rollout) ? rollout.Epoch + 1 : rollout.Epoch,
            Stage = rollout.RoutingStage,
            FrozenFrom = null,
            HoldUntil = null,
            EnteredAt = rollout.Stage == MigrationStage.Frozen ? move.Now : rollout.EnteredAt,
        };
        return move.To(after, RolloutEventKind.Resume);
    }

    /// <summary>Whether it was to be rolled back and that was no longer safe. A person's own freeze ends no epoch.</summary>
    private static bool IsInsteadOfRollback(Rollout rollout) =>
        rollout.Stage == MigrationStage.Frozen && rollout.RolledBack.LastOrDefault() is { Stage: MigrationStage.Frozen } last && last.Epoch == rollout.Epoch;
}
