namespace JobKit.Migration;

/// <summary>How far a migration is: who answers, and who writes what.</summary>
/// <remarks>The numbers are stored and never change meaning. The first six are the ladder, in its order.</remarks>
public enum MigrationStage
{
    /// <summary>Nothing has begun: legacy answers and writes.</summary>
    Off = 0,

    /// <summary>Legacy answers and writes; a sample runs as isolated jobs too, to compare.</summary>
    Shadow = 1,

    /// <summary>Legacy answers and writes; then a job writes the candidate's store.</summary>
    DualWrite = 2,

    /// <summary>A share of the traffic is answered by the candidate, the rest by legacy; the other side's store is mirrored.</summary>
    Canary = 3,

    /// <summary>The candidate answers all but the holdback; legacy's store is mirrored.</summary>
    RampDown = 4,

    /// <summary>The candidate answers and writes everything.</summary>
    Complete = 5,

    /// <summary>Taken back: legacy answers and writes.</summary>
    RolledBack = 6,

    /// <summary>Stopped where it stood, because going back is no longer safe; it routes as the stage it froze from.</summary>
    Frozen = 7,
}
