namespace JobKit.Migration;

/// <summary>What holds for all rollouts of this process: section <c>JobKit:Migration</c>.</summary>
public sealed class MigrationOptions
{
    /// <summary>A side forced on all rollouts, none by default. The variable <c>USE_BACKGROUND_JOBS</c> sets it.</summary>
    public RouteOverride Override { get; set; }

    /// <summary>What <see cref="Override"/> beats; by default a rollback beats it.</summary>
    public EnvironmentOrder EnvironmentOrder { get; set; }

    /// <summary>
    /// How long the last known rollouts are good when the store cannot be read, 10 seconds to 7 days, 15 minutes by default. Afterwards a
    /// canary that can be taken back routes to legacy, a ramp-down to the candidate; the other stages stay.
    /// </summary>
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromMinutes(15);
}
