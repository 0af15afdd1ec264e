using System.Globalization;

namespace JobKit.Migration;

/// <summary>Everything back to legacy, from any stage; where that is not safe any more, everything stays as it is.</summary>
internal static class RollBackRollout
{
    private const int Kept = 8;

    /// <summary>What was done before and answers the request: the same call again, or nothing left to take back.</summary>
    public static RolloutRollback? Earlier(Rollout rollout, string? idempotencyKey)
    {
        var same = idempotencyKey is null ? null : rollout.RolledBack.FirstOrDefault(it => string.Equals(it.IdempotencyKey, idempotencyKey, StringComparison.Ordinal));
        return same ?? (rollout.Stage switch
        {
            MigrationStage.RolledBack => rollout.RolledBack.LastOrDefault(),
            MigrationStage.Frozen when !rollout.IsReversible => rollout.RolledBack.LastOrDefault(it => it.Stage == MigrationStage.Frozen && it.Epoch == rollout.Epoch),
            _ => null,
        });
    }

    /// <param name="move">Who, why, when.</param>
    /// <param name="idempotencyKey">The caller's, or null.</param>
    public static RolloutChange Of(RolloutMove move, string? idempotencyKey)
    {
        var rollout = move.Rollout;
        return rollout.IsReversible ? Back(move, idempotencyKey) : Freeze(move, idempotencyKey);
    }

    private static RolloutChange Back(RolloutMove move, string? idempotencyKey)
    {
        var rollout = move.Rollout;
        var rollbacks = rollout.Rollbacks + 1;
        var after = rollout with
        {
            Epoch = rollout.Epoch + 1,
            Stage = MigrationStage.RolledBack,
            FrozenFrom = null,
            Share = TrafficShare.None,
            EnteredAt = move.Now,
            Baselines = null,
            Approvals = [],
            Told = [],
            HoldUntil = null,
            Rollbacks = rollbacks,
            NeedsAcknowledgement = true,
            CoolDownUntil = move.Now + rollout.Plan.Parameters.CoolDownAfter(rollbacks),
        };
        return move.To(Noted(after, move, idempotencyKey), RolloutEventKind.Rollback);
    }

    private static RolloutChange Freeze(RolloutMove move, string? idempotencyKey)
    {
        var after = move.Rollout with { Stage = MigrationStage.Frozen, FrozenFrom = move.Rollout.RoutingStage };
        return move.To(Noted(after, move, idempotencyKey), RolloutEventKind.Freeze);
    }

    private static Rollout Noted(Rollout after, RolloutMove move, string? idempotencyKey)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{after.Key}:{after.Epoch}");
        var done = new RolloutRollback(id, after.Epoch, after.Stage, move.Rollout.Stage, move.Now, move.By.Actor, move.By.Reason, idempotencyKey);
        return after with { RolledBack = [.. after.RolledBack.Append(done).TakeLast(Kept)] };
    }
}
