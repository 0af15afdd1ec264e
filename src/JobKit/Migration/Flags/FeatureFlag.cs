namespace JobKit.Migration;

/// <summary>A switch for a feature: on or off, for whom, and for which share of the others. Immutable; change it with <c>with</c> and <see cref="IFeatureFlags.UpdateAsync(FeatureFlag, OperatorAction, CancellationToken)"/>.</summary>
/// <remarks>
/// Who is asked for is decided in this order: not <see cref="Enabled"/>: off. Excluded: off. Listed: on. Lists that are
/// <see cref="Exclusive"/>: off. Else by <see cref="Share"/>.
/// </remarks>
public sealed record FeatureFlag
{
    /// <summary>1 to 100 characters of <c>a-z A-Z 0-9 . _ -</c>, the first a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>For people, at most 1,000 characters; empty by default.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Whether anybody has it; false by default.</summary>
    public bool Enabled { get; init; }

    /// <summary>How many of those whom no list names have it; all by default.</summary>
    public TrafficShare Share { get; init; } = TrafficShare.All;

    /// <summary>Targeting keys that have it whatever the share; at most 1,000 of at most 256 characters.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Groups whose members have it whatever the share; at most 1,000 of at most 256 characters.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Targeting keys that never have it, listed elsewhere or not; at most 1,000 of at most 256 characters.</summary>
    public IReadOnlyList<string> ExcludedUserIds { get; init; } = [];

    /// <summary>Groups whose members never have it; at most 1,000 of at most 256 characters.</summary>
    public IReadOnlyList<string> ExcludedGroups { get; init; } = [];

    /// <summary>Whether a user that <see cref="UserIds"/> and <see cref="Groups"/> do not name goes without it, if they name anybody; false by default.</summary>
    public bool Exclusive { get; init; }

    /// <summary>The ways to have it, whose weights make 100 together; none by default. A key always gets the same one while they stay.</summary>
    public IReadOnlyList<FlagVariant> Variants { get; init; } = [];

    /// <summary>What mixes the keys, 1 to 200 characters; the name where null. Another one draws anew who is in the share.</summary>
    public string? Salt { get; init; }

    /// <summary>Whether browsers may ask for it; false by default.</summary>
    public bool ClientVisible { get; init; }

    /// <summary>Goes up with each write of any flag; 0 for one that no store has.</summary>
    public long Version { get; init; }

    /// <summary>When it was written last, by the store's clock.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who wrote it last; empty for one that no store has.</summary>
    public string UpdatedBy { get; init; } = string.Empty;

    /// <summary>Reads what <see cref="ToJson"/> writes, whole or in part. Members are <c>name, description, enabled, share, userIds, groups,
    /// excludedUserIds, excludedGroups, exclusive, variants, salt, clientVisible</c>.</summary>
    /// <exception cref="FeatureFlagInvalidException">It is no such object, has an unknown or repeated member, or a value out of its range.</exception>
    public static FeatureFlag Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FeatureFlagCheck.Checked(FlagJson.ReadStrictly(json));
    }

    /// <summary>All but the version and who wrote it when, as JSON without spaces.</summary>
    public string ToJson() => FlagJson.Write(this);
}
