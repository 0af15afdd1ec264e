using System.Collections.Immutable;
using System.Globalization;

namespace JobKit.Migration;

/// <summary>Says before a plan starts whether its traffic can decide its steps, and finds the steps that it can.</summary>
public static class PlanFeasibility
{
    private const int PpmPerPercent = 10_000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The shares that automatic steps are taken from: 1, 5, 10, 25, 50 and 100 %.</summary>
    public static ImmutableArray<int> Shares { get; } = [.. PlanLadder.AutomaticSteps.Select(share => share.Ppm)];

    /// <summary>A whole plan: its automatic steps become those that the traffic can decide, and each share is told what it needs and gets.</summary>
    /// <remarks>The seed's policy decides on anything, so nothing is asked of its traffic.</remarks>
    /// <param name="plan">The plan; it must be free of problems.</param>
    /// <param name="unitsPerSecond">Randomised units of both sides together, averaged over the day.</param>
    /// <param name="errorRate">The legacy's error rate, 0 to 1.</param>
    /// <exception cref="RolloutPlanException">The plan is wrong in itself.</exception>
    public static PlanForecast Of(RolloutPlan plan, double unitsPerSecond, double errorRate)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Problems() is { Count: > 0 } problems)
        {
            throw new RolloutPlanException(problems);
        }

        var traffic = new TrafficForecast(unitsPerSecond, errorRate, plan.Holdback.Ppm);
        var judged = plan.Policy == RolloutPolicy.Sequential;
        var canary = plan.Stages.Contains(MigrationStage.Canary);
        var resolved = judged && canary && plan.Steps.IsDefaultOrEmpty
            ? plan with { Steps = [.. AutomaticSteps(traffic, plan.Parameters).Select(TrafficShare.FromPpm)] }
            : plan;
        return new() { Plan = resolved, Steps = judged ? Forecast(Judged(resolved), traffic, plan.Parameters) : [] };
    }

    /// <summary>What one step needs and gets.</summary>
    public static StepForecast Forecast(int sharePpm, TrafficForecast traffic, SequentialParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentNullException.ThrowIfNull(parameters);
        var part = traffic.CandidatePart(sharePpm);
        var perSecond = traffic.UnitsPerSecond > 0 ? traffic.UnitsPerSecond * part : 0;
        var supply = perSecond * parameters.MaxDwell.TotalSeconds;
        var need = UnitsNeeded.Of(parameters, traffic.ErrorRate, part);
        var time = need is null ? null : Time(need.Value / perSecond, parameters);
        return new StepForecast(sharePpm, need, supply, time, Problem(sharePpm, part, need, supply, time, parameters));
    }

    /// <summary>Each step of a plan.</summary>
    public static ImmutableArray<StepForecast> Forecast(IEnumerable<int> stepsPpm, TrafficForecast traffic, SequentialParameters parameters) =>
        [.. stepsPpm.Select(step => Forecast(step, traffic, parameters))];

    /// <summary>
    /// The steps that <c>auto</c> means: from the smallest share that the traffic can decide within a day, or, where it can decide none so
    /// soon, from the one that it decides soonest.
    /// </summary>
    public static ImmutableArray<int> AutomaticSteps(TrafficForecast traffic, SequentialParameters parameters)
    {
        var forecasts = Forecast(Shares, traffic, parameters);
        var first = forecasts.FirstOrDefault(it => it.Time <= Day) ?? forecasts.MinBy(it => it.Time ?? TimeSpan.MaxValue)!;
        return [.. Shares.Where(share => share >= first.SharePpm)];
    }

    /// <summary>The shares at which gates must pass: those that leave some traffic to legacy by intent.</summary>
    private static IEnumerable<int> Judged(RolloutPlan plan) => PlanLadder.Rungs(plan)
        .Where(rung => rung.Stage is MigrationStage.Canary or MigrationStage.RampDown)
        .Select(rung => rung.Share.Ppm)
        .Distinct();

    private static TimeSpan? Time(double seconds, SequentialParameters parameters)
    {
        // The last cohort must be over before its units count.
        var whole = Math.Max(seconds + parameters.Cohort.TotalSeconds, parameters.MinDwell.TotalSeconds);
        return whole < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(whole) : null;
    }

    private static string? Problem(int sharePpm, double part, long? need, double supply, TimeSpan? time, SequentialParameters parameters)
    {
        var step = $"steps: {Text((double)sharePpm / PpmPerPercent)} %";
        if (part >= 1)
        {
            return $"{step} leaves no legacy traffic to compare with. Set holdback to the part that stays, or remove it for the default, 5.";
        }

        if (need is null)
        {
            return $"{step} can never be decided with this error rate and these gates. Set gates.kind to \"difference\", or the share above 0.";
        }

        return time <= parameters.MaxDwell
            ? null
            : $"{step} needs {need} candidate units ({Text(Math.Ceiling(need.Value / part))} requests) and gets {Text(Math.Floor(supply))} within maxDwell, "
                + $"{parameters.MaxDwell:c}. Start at a larger share, set a longer maxDwell or a wider gates.marginErrors, or accept it as it is.";
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
