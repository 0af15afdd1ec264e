using System.Collections.Immutable;
using System.Globalization;

namespace JobKit.Migration;

/// <summary>Says before a plan starts whether its traffic can decide its steps, and finds the steps that it can.</summary>
public static class PlanFeasibility
{
    private const int PpmPerPercent = 10_000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The shares that automatic steps are taken from: 1, 5, 10, 25, 50 and 100 %.</summary>
    public static ImmutableArray<int> Shares { get; } = [.. new[] { 1, 5, 10, 25, 50, 100 }.Select(percent => percent * PpmPerPercent)];

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
