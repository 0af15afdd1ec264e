using System.Collections.Frozen;

namespace JobKit.Migration;

/// <summary>Users and groups that a list names. Compared by code units.</summary>
internal sealed class RouteTargets
{
    private readonly FrozenSet<string>? _users;
    private readonly FrozenSet<string>? _groups;

    public RouteTargets(IReadOnlyCollection<string> users, IReadOnlyCollection<string> groups)
    {
        _users = users.Count == 0 ? null : users.ToFrozenSet(StringComparer.Ordinal);
        _groups = groups.Count == 0 ? null : groups.ToFrozenSet(StringComparer.Ordinal);
    }

    public bool Match(string? user, IReadOnlyList<string>? groups) =>
        (_users is not null && user is not null && _users.Contains(user)) || (_groups is not null && groups is not null && MatchAny(_groups, groups));

    // By index: an enumerator of an interface would be allocated.
    private static bool MatchAny(FrozenSet<string> listed, IReadOnlyList<string> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (listed.Contains(groups[i]))
            {
                return true;
            }
        }

        return false;
    }
}
