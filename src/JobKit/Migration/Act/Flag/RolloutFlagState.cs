namespace JobKit.Migration;

/// <summary>A rollout as a flag: its share and targets, on unless it was rolled back.</summary>
internal static class RolloutFlagState
{
    public static FeatureFlag Of(string name, Rollout rollout) => new()
    {
        Name = name,
        Description = $"The rollout {rollout.Key}",
        Enabled = rollout.Stage != MigrationStage.RolledBack,
        Share = ShareOf(rollout),
        UserIds = rollout.Targets.Users,
        Groups = rollout.Targets.Groups,
        ExcludedUserIds = rollout.Targets.ExcludedUsers,
        ExcludedGroups = rollout.Targets.ExcludedGroups,
        Salt = rollout.Salt,
        ClientVisible = true,
        Version = rollout.Version,
        UpdatedAt = rollout.UpdatedAt,
        UpdatedBy = rollout.UpdatedBy,
    };

    public static TrafficShare ShareOf(Rollout rollout) => rollout.RoutingStage switch
    {
        MigrationStage.Canary => rollout.Share,
        MigrationStage.RampDown or MigrationStage.Complete => TrafficShare.All,
        _ => TrafficShare.None,
    };

    public static RolloutTargets TargetsOf(FeatureFlag flag) => new()
    {
        Users = [.. flag.UserIds],
        Groups = [.. flag.Groups],
        ExcludedUsers = [.. flag.ExcludedUserIds],
        ExcludedGroups = [.. flag.ExcludedGroups],
    };

    /// <summary>What the change asks for and a rollout does not have.</summary>
    public static IReadOnlyList<string> Problems(FeatureFlag now, FeatureFlag wanted) =>
    [
        .. new[]
        {
            Same(now, "description", wanted.Description == now.Description),
            Same(now, "exclusive", wanted.Exclusive == now.Exclusive),
            Same(now, "variants", wanted.Variants.Count == 0),
            Same(now, "salt", wanted.Salt == now.Salt),
            Same(now, "clientVisible", wanted.ClientVisible == now.ClientVisible),
            Idle(now, wanted),
        }.OfType<string>(),
    ];

    public static FlagReason Reason(RouteReason reason) => reason switch
    {
        RouteReason.Override => FlagReason.Override,
        RouteReason.Fuse or RouteReason.Disabled => FlagReason.Disabled,
        RouteReason.Static => FlagReason.Static,
        RouteReason.TargetingMatch => FlagReason.TargetingMatch,
        RouteReason.Holdback or RouteReason.Split => FlagReason.Split,
        RouteReason.Stale => FlagReason.Stale,
        _ => FlagReason.Default,
    };

    /// <summary>A share for a rollout that stays rolled back would start it.</summary>
    private static string? Idle(FeatureFlag now, FeatureFlag wanted) => now.Enabled || wanted.Enabled || wanted.Share == now.Share
        ? null
        : $"share of {now.Name} is {wanted.Share} while enabled is false. It must be {now.Share}: the flag is a view of a rollout that is rolled back. Set share to that, or enabled to true, which starts it.";

    private static string? Same(FeatureFlag now, string member, bool same) =>
        same ? null : $"{member} of {now.Name} cannot be changed: the flag is a view of a rollout. Change enabled, share or the lists, or revise the rollout's plan.";
}
