using JobKit.Migration;

namespace Storybook;

/// <summary>What the demo does, and when: its own plan beside the rollout's.</summary>
internal sealed record DemoTimes
{
    /// <summary>How long legacy answers alone at the beginning.</summary>
    public TimeSpan Calm { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The share at which the fault is switched on.</summary>
    public TrafficShare FaultAt { get; init; } = TrafficShare.FromPercent(50);

    /// <summary>How long that share, and at the end the last one, stands before the demo goes on.</summary>
    public TimeSpan Stands { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How soon after the evidence all traffic must be back.</summary>
    public TimeSpan Reaction { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>When the demo gives up.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(9.5);

    /// <summary>People who ask; each always gets the same side.</summary>
    public int Users { get; init; } = 600;

    /// <summary>How many of them wait for an answer at a time.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>The most requests a second. A slow machine gets fewer: nobody asks again before the answer is there.</summary>
    public int MostPerSecond { get; init; } = 12;

    /// <summary>How long the steps take at a rate, by the policy's own formulas.</summary>
    public static TimeSpan Ramp(RolloutPlan plan, double perSecond) =>
        PlanFeasibility.Of(plan, perSecond, errorRate: 0).Steps[..^1].Aggregate(TimeSpan.Zero, (sum, step) => sum + (step.Time ?? TimeSpan.MaxValue / 4));

    public IEnumerable<string> Lines(RolloutPlan plan)
    {
        var parameters = plan.Parameters;
        return
        [
            "the plan",
            $"  traffic    {Users} users, at most {AtOnce} requests at a time and {MostPerSecond} a second, over HTTP; each is written down before it is sent",
            $"  rollout    {string.Join(", ", plan.Steps)} % of the users in cohorts of {parameters.Cohort.TotalSeconds:0} s, each share for {parameters.MinDwell.TotalSeconds:0} s or more",
            $"  to advance at least {parameters.Gates.MinUnits} requests answered by jobs, and the gates on errors (margin {parameters.Gates.MarginErrors * 100:0} points) and on time ({parameters.Guardrails.Latency.Budget.TotalSeconds:0} s)",
            $"  forecast   {Ramp(plan, MostPerSecond).TotalSeconds:0} s to the last share at {MostPerSecond} requests a second, {Ramp(plan, 4).TotalSeconds:0} s at 4",
            $"  fault      {Stands.TotalSeconds:0} s after {FaultAt} %: the pages of books get lost on their way to the jobs' assembler, until the rollback",
            $"  then       a pause of {parameters.CoolDown.TotalSeconds:0} s, and up again to {plan.Steps[^1]} %",
            $"  it fails   where a request is lost, a step of this does not come within {Limit.TotalMinutes:0.0} minutes, or the rollback takes more than {Reaction.TotalSeconds:0} s",
        ];
    }
}
