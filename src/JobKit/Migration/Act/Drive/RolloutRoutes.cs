namespace JobKit.Migration;

/// <summary>What routing needs of a rollout.</summary>
internal static class RolloutRoutes
{
    public static RouteSettings Of(Rollout rollout) => new()
    {
        Key = rollout.Key,
        Version = rollout.Version,
        Epoch = rollout.Epoch,
        Cohort = rollout.Plan.Parameters.Cohort,
        Stage = rollout.Stage,
        FrozenFrom = rollout.FrozenFrom,
        Share = rollout.Share,
        Holdback = rollout.Plan.Holdback,
        Salt = rollout.Salt,
        Hash = rollout.Plan.Hash,
        Anonymous = rollout.Plan.Anonymous,
        IrreversibleFrom = rollout.Plan.IrreversibleFrom,
        ExcludedUsers = rollout.Targets.ExcludedUsers,
        ExcludedGroups = rollout.Targets.ExcludedGroups,
        IncludedUsers = rollout.Targets.Users,
        IncludedGroups = rollout.Targets.Groups,
    };
}
