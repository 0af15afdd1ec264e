namespace JobKit.Migration;

/// <summary>How a unit becomes one of a million buckets.</summary>
public enum RouteHash
{
    /// <summary>XXH64 with the rollout's salt: rollouts choose their units independently of each other. The default.</summary>
    Stable = 0,

    /// <summary>The seed's hash modulo 100, without a salt. Whole percentages equal the seed's, and two rollouts at 10 % hit the same units.</summary>
    Seed = 1,
}
