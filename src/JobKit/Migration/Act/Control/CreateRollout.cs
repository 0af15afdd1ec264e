namespace JobKit.Migration;

/// <summary>A plan that no row follows yet.</summary>
internal static class CreateRollout
{
    /// <param name="plan">What it is to follow.</param>
    /// <param name="share">The share to begin with, as the seed's variable gave it: a canary at once. None begins Off.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="now">The store's present.</param>
    public static RolloutChange Of(RolloutPlan plan, TrafficShare share, OperatorAction by, DateTimeOffset now)
    {
        var canary = share != TrafficShare.None && plan.Stages.Contains(MigrationStage.Canary);
        var rollout = new Rollout
        {
            Key = plan.Key,
            Salt = plan.Salt,
            Plan = plan,
            Stage = canary ? MigrationStage.Canary : MigrationStage.Off,
            Share = canary ? share : TrafficShare.None,
            EnteredAt = now,
        };
        return new()
        {
            Before = null,
            After = rollout,
            Event = new()
            {
                Key = plan.Key,
                Actor = by.Actor,
                Kind = RolloutEventKind.Created,
                To = RolloutText.Place(rollout),
                Reason = by.Reason,
                Evidence = $$"""{"plan":{{plan.ToJson()}}}""",
            },
        };
    }
}
