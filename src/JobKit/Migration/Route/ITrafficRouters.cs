namespace JobKit.Migration;

/// <summary>The routers of this node, one for each rollout.</summary>
public interface ITrafficRouters
{
    /// <summary>
    /// The rollout's router, always the same one. It follows the store within about a second; before the first read, and for a rollout that
    /// is nowhere, the plan's <c>failSafe</c> answers, else legacy.
    /// </summary>
    ITrafficRouter For(string key);

    /// <summary>
    /// The plan that this node goes by, from memory: the rollout's as it was read last, before the first read the one that the app added; null
    /// where there is none.
    /// </summary>
    RolloutPlan? PlanOf(string key);
}
