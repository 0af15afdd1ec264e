using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Between a rollout and its row.</summary>
internal static class RolloutRows
{
    /// <exception cref="RolloutPlanException">The plan is of another build's making.</exception>
    /// <exception cref="JsonException">The state is.</exception>
    public static Rollout Read(StoredRollout row)
    {
        var state = JsonSerializer.Deserialize(row.StateJson, RolloutStateJson.Default.RolloutState) ?? throw new JsonException("The state is null.");
        return new()
        {
            Key = row.Key,
            Version = row.Version,
            Epoch = row.Epoch,
            Stage = row.Stage,
            FrozenFrom = row.FrozenFrom,
            Share = TrafficShare.FromPpm(row.SharePpm),
            Salt = row.Salt,
            Plan = RolloutPlan.FromJson(row.PlanJson),
            Mode = state.Mode,
            EnteredAt = state.EnteredAt,
            Baselines = row.BaselineJson,
            Targets = state.Targets,
            CoolDownUntil = state.CoolDownUntil,
            HoldUntil = state.HoldUntil,
            Rollbacks = state.Rollbacks,
            NeedsAcknowledgement = state.NeedsAcknowledgement,
            Approvals = state.Approvals,
            Told = state.Told,
            RolledBack = state.RolledBack,
            UpdatedAt = row.UpdatedAt,
            UpdatedBy = row.UpdatedBy,
        };
    }

    /// <summary>What the store is to write, at the version after the one that was read.</summary>
    public static RolloutWrite Write(RolloutChange change)
    {
        var before = change.Before?.Version ?? 0;
        return new(Row(change.After with { Version = before + 1, UpdatedBy = change.Event.Actor }), before, change.Event, change.Jobs, change.Lease);
    }

    /// <summary>Whether the row is what the write made of it.</summary>
    public static bool IsOf(StoredRollout row, RolloutWrite write) =>
        row.Version == write.Row.Version && row.StateJson == write.Row.StateJson;

    private static StoredRollout Row(Rollout rollout)
    {
        var state = new RolloutState
        {
            WriteId = Guid.CreateVersion7(),
            Mode = rollout.Mode,
            EnteredAt = rollout.EnteredAt,
            Targets = rollout.Targets,
            CoolDownUntil = rollout.CoolDownUntil,
            HoldUntil = rollout.HoldUntil,
            Rollbacks = rollout.Rollbacks,
            NeedsAcknowledgement = rollout.NeedsAcknowledgement,
            Approvals = rollout.Approvals,
            Told = rollout.Told,
            RolledBack = rollout.RolledBack,
        };
        return new()
        {
            Key = rollout.Key,
            Version = rollout.Version,
            Epoch = rollout.Epoch,
            Stage = rollout.Stage,
            FrozenFrom = rollout.FrozenFrom,
            SharePpm = rollout.Share.Ppm,
            Salt = rollout.Salt,
            PlanJson = rollout.Plan.ToJson(),
            PlanHash = rollout.Plan.ToHash(),
            BaselineJson = rollout.Baselines,
            StateJson = JsonSerializer.Serialize(state, RolloutStateJson.Default.RolloutState),
            UpdatedBy = rollout.UpdatedBy,
        };
    }
}
