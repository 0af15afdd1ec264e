namespace JobKit.Migration;

/// <summary>Why a request was routed as it was. On the wire in upper case, as OpenFeature writes its reasons.</summary>
public enum RouteReason
{
    /// <summary><c>DEFAULT</c>: there is no unit to route by, or no rollout was read yet.</summary>
    Default = 0,

    /// <summary><c>OVERRIDE</c>: this process is configured to.</summary>
    Override = 1,

    /// <summary><c>FUSE</c>: this node saw the candidate fail and waits for the rollback.</summary>
    Fuse = 2,

    /// <summary><c>DISABLED</c>: the migration has not begun or was rolled back.</summary>
    Disabled = 3,

    /// <summary><c>STATIC</c>: one side answers everything in this stage.</summary>
    Static = 4,

    /// <summary><c>TARGETING_MATCH</c>: the user or a group is listed.</summary>
    TargetingMatch = 5,

    /// <summary><c>HOLDBACK</c>: the unit belongs to those who stay on legacy for comparison.</summary>
    Holdback = 6,

    /// <summary><c>SPLIT</c>: the unit's bucket is, or is not, in the share.</summary>
    Split = 7,

    /// <summary><c>STALE</c>: the store was out of reach longer than <see cref="MigrationOptions.MaxStale"/>, so the safe side answers.</summary>
    Stale = 8,
}
