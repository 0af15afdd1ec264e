namespace JobKit.Migration;

/// <summary>How far what a node knows of a rollout can be trusted.</summary>
internal enum Freshness
{
    Fresh = 0,

    /// <summary>Last known good: used as it is, and marked.</summary>
    Stale = 1,

    /// <summary>Older than <see cref="MigrationOptions.MaxStale"/>: the stage's safe side answers.</summary>
    Expired = 2,
}
