namespace JobKit.Migration;

/// <summary>All of one rollout that routing needs, as its row and plan say it; <see cref="RouteSettingsCheck"/> judges it.</summary>
internal sealed record RouteSettings
{
    public required string Key { get; init; }

    public long Version { get; init; }

    /// <summary>A new one begins with a rollback or another salt; it closes this node's fuse.</summary>
    public long Epoch { get; init; }

    /// <summary>How long the units of one cohort come in: how they are counted is how they are judged.</summary>
    public TimeSpan Cohort { get; init; } = TimeSpan.FromMinutes(1);

    public MigrationStage Stage { get; init; }

    /// <summary>Set while, and only while, the stage is <see cref="MigrationStage.Frozen"/>.</summary>
    public MigrationStage? FrozenFrom { get; init; }

    public TrafficShare Share { get; init; }

    public TrafficShare Holdback { get; init; }

    public required string Salt { get; init; }

    public RouteHash Hash { get; init; }

    public AnonymousRouting Anonymous { get; init; }

    /// <summary>The first stage that cannot be taken back; null when every stage can.</summary>
    public MigrationStage? IrreversibleFrom { get; init; } = MigrationStage.Complete;

    public IReadOnlyCollection<string> ExcludedUsers { get; init; } = [];

    public IReadOnlyCollection<string> ExcludedGroups { get; init; } = [];

    public IReadOnlyCollection<string> IncludedUsers { get; init; } = [];

    public IReadOnlyCollection<string> IncludedGroups { get; init; } = [];
}
