namespace JobKit.Migration;

/// <summary>A rollout as a store keeps it, which looks into none of its JSON.</summary>
public sealed record StoredRollout
{
    /// <inheritdoc cref="Rollout.Key"/>
    public required string Key { get; init; }

    /// <inheritdoc cref="Rollout.Version"/>
    public required long Version { get; init; }

    /// <inheritdoc cref="Rollout.Epoch"/>
    public required long Epoch { get; init; }

    /// <inheritdoc cref="Rollout.Stage"/>
    public required MigrationStage Stage { get; init; }

    /// <inheritdoc cref="Rollout.FrozenFrom"/>
    public MigrationStage? FrozenFrom { get; init; }

    /// <summary>The share in millionths.</summary>
    public required int SharePpm { get; init; }

    /// <inheritdoc cref="Rollout.Salt"/>
    public required string Salt { get; init; }

    /// <summary>The plan.</summary>
    public required string PlanJson { get; init; }

    /// <summary>SHA-256 of the plan, as 64 lower-case hexadecimal digits.</summary>
    public required string PlanHash { get; init; }

    /// <inheritdoc cref="Rollout.Baselines"/>
    public string? BaselineJson { get; init; }

    /// <summary>All else.</summary>
    public required string StateJson { get; init; }

    /// <summary>When it was written, by the store's clock, which sets it.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="Rollout.UpdatedBy"/>
    public required string UpdatedBy { get; init; }
}
