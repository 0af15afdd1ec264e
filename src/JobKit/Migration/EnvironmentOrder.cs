namespace JobKit.Migration;

/// <summary>Whether <see cref="RouteOverride.Candidate"/> beats a rollback. <see cref="RouteOverride.Legacy"/> beats everything in both orders.</summary>
public enum EnvironmentOrder
{
    /// <summary>An open fuse and the stages in which legacy answers (Off, RolledBack, Shadow, DualWrite) beat it. The default.</summary>
    RollbackFirst = 0,

    /// <summary>It beats everything, as in the seed: a process so configured takes no part in a rollback.</summary>
    Seed = 1,
}
