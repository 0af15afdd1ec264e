namespace JobKit.Migration;

/// <summary>Who answers one request, and why.</summary>
public readonly record struct RouteDecision
{
    /// <summary>Who answers.</summary>
    public MigrationSide Side { get; init; }

    /// <summary>Which rule decided.</summary>
    public RouteReason Reason { get; init; }

    /// <summary>The stage that decided: of a frozen rollout the one it froze from, so never <see cref="MigrationStage.Frozen"/>.</summary>
    public MigrationStage Stage { get; init; }

    /// <summary>The unit's place, 0 to 999,999; -1 without a unit.</summary>
    public int Bucket { get; init; }

    /// <summary>The unit's group in the statistics, 0 to 31; 0 without a unit.</summary>
    public int Sub { get; init; }

    /// <summary>The version of the rollout that decided; 0 when none was read yet.</summary>
    public long Version { get; init; }

    /// <summary>The epoch of the rollout that decided: a rollback or another salt begins a new one, whose numbers start at 0.</summary>
    public long Epoch { get; init; }

    /// <summary>How long the units of one cohort come in, as the rollout's plan says; a minute when none was read yet.</summary>
    public TimeSpan Cohort { get; init; }

    /// <summary>The candidate's part of the units that chance routes, in millionths, as it stood then.</summary>
    public int SharePpm { get; init; }

    /// <summary>Whether chance alone put the unit on its side: only such requests are compared between the sides.</summary>
    public bool Randomised { get; init; }

    /// <summary>Whether the rollout may have changed since: the store could not be read for 3 seconds.</summary>
    public bool Stale { get; init; }
}
