namespace JobKit.Migration;

/// <summary>A side forced on all rollouts of a process by its configuration (<c>USE_BACKGROUND_JOBS</c>).</summary>
public enum RouteOverride
{
    /// <summary>The rollout decides. The default.</summary>
    None = 0,

    /// <summary>Legacy answers everything, whatever the rollout says.</summary>
    Legacy = 1,

    /// <summary>The candidate answers where the rollout does not forbid it; see <see cref="EnvironmentOrder"/>.</summary>
    Candidate = 2,
}
