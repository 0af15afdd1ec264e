using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Who gets a side whatever the share is. At most 1,000 entries a list, compared by code units.</summary>
public sealed record RolloutTargets
{
    /// <summary>Nobody.</summary>
    public static RolloutTargets None { get; } = new();

    /// <summary>Users that get the candidate.</summary>
    public ImmutableArray<string> Users { get; init; } = [];

    /// <summary>Groups that get the candidate.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Users that stay on legacy, listed elsewhere or not.</summary>
    public ImmutableArray<string> ExcludedUsers { get; init; } = [];

    /// <summary>Groups that stay on legacy.</summary>
    public ImmutableArray<string> ExcludedGroups { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(RolloutTargets? other) => other is not null
        && Users.SequenceEqual(other.Users)
        && Groups.SequenceEqual(other.Groups)
        && ExcludedUsers.SequenceEqual(other.ExcludedUsers)
        && ExcludedGroups.SequenceEqual(other.ExcludedGroups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Users.Length, Groups.Length, ExcludedUsers.Length, ExcludedGroups.Length);
}
