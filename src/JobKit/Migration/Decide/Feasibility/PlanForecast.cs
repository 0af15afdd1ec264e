using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>A plan against the traffic it may count on.</summary>
public sealed record PlanForecast
{
    /// <summary>The plan; automatic steps are those that the traffic can decide.</summary>
    public required RolloutPlan Plan { get; init; }

    /// <summary>Each share that must be decided: the canary's, and all traffic but the holdback where the plan ramps down.</summary>
    public required ImmutableArray<StepForecast> Steps { get; init; }

    /// <summary>A sentence with need, supply and mend for each share that cannot be decided.</summary>
    public IReadOnlyList<string> Problems => [.. Steps.Select(step => step.Problem).OfType<string>()];

    /// <summary>Whether every share can be decided within the longest dwell.</summary>
    public bool Feasible => Steps.All(step => step.Feasible);

    /// <summary>How long a healthy candidate stays at these shares together; null when at some no time is enough.</summary>
    public TimeSpan? Time => Steps.Aggregate((TimeSpan?)TimeSpan.Zero, (sum, step) => sum + step.Time);

    /// <summary>The plan with its steps.</summary>
    /// <exception cref="RolloutPlanException">Its traffic cannot decide it; each such share is told with need and supply.</exception>
    public RolloutPlan Require() => Feasible ? Plan : throw new RolloutPlanException(Problems);

    /// <summary>What is kept when somebody starts it all the same; null where there is nothing to accept.</summary>
    internal InfeasibleAcceptance? AcceptedBy(string actor) => Feasible ? null : new(actor, [.. Problems]);
}
