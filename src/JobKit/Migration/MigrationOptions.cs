namespace JobKit.Migration;

/// <summary>What holds for all rollouts of this process: section <c>JobKit:Migration</c>.</summary>
public sealed class MigrationOptions
{
    /// <summary>A side forced on all rollouts, none by default. The variable <c>USE_BACKGROUND_JOBS</c> sets it.</summary>
    public RouteOverride Override { get; set; }

    /// <summary>
    /// The share at which a new rollout begins that is a flag's view and whose plan has a canary; 0 by default. A rollout that the store has
    /// stays as it is. The variable <c>BACKGROUND_JOBS_PERCENTAGE</c> sets it. Read at the start.
    /// </summary>
    public TrafficShare Share { get; set; }

    /// <summary>What <see cref="Override"/> beats; by default a rollback beats it.</summary>
    public EnvironmentOrder EnvironmentOrder { get; set; }

    /// <summary>
    /// How long the last known rollouts are good when the store cannot be read, 10 seconds to 7 days, 15 minutes by default. Afterwards a
    /// canary that can be taken back routes to legacy, a ramp-down to the candidate; the other stages stay.
    /// </summary>
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often this node asks whether a flag has changed, 100 ms to 1 minute and at most a third of <see cref="MaxStale"/>, 1 second by
    /// default. Three such times without an answer, and evaluations are marked stale. Read at the start.
    /// </summary>
    public TimeSpan FlagRefresh { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A file for the last known flags, so that a start without the store has them; none by default. Its folder must exist.</summary>
    public string? FlagFile { get; set; }
}
