using System.Globalization;

namespace JobKit.Migration;

/// <summary>The ranges of <see cref="SequentialParameters"/>, under the names that a plan uses.</summary>
internal static class ParameterProblems
{
    private const double Largest = .5;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static IReadOnlyList<string> Of(SequentialParameters all) =>
        [.. Guards(all.Guardrails).Concat(Times(all.Guardrails.Latency)).Concat(Gates(all.Gates)).Concat(Dwell(all)).OfType<string>()];

    private static IEnumerable<string?> Guards(Guardrails it) =>
    [
        Within("guardrails.r0", it.R0, 1, 10, "how many times the legacy's risk is not yet worse", "1.2"),
        Above("guardrails.alphaErrors", it.AlphaErrors, .1, "the chance of a false alarm on errors", "0.01"),
        Above("guardrails.alphaLatency", it.AlphaLatency, .1, "the chance of a false alarm on latency", "0.01"),
        Above("guardrails.maxErrorRate", it.MaxErrorRate, Largest, "the failure rate that opens the breaker", "0.05"),
        Within("guardrails.detectorDays", it.DetectorDays, 1, 3650, "the mean days between false alarms", "90"),
        Span("guardrails.queueAgeLimit", it.QueueAgeLimit, TimeSpan.FromSeconds(1), Day, "how old the oldest due job may be", "00:05:00"),
    ];

    private static IEnumerable<string?> Times(LatencyGuardrail it) =>
    [
        Known("guardrails.latency.mode", it.Mode, "relative"),
        Within("guardrails.latency.latencyRatio", it.Ratio, 1, 10, "what legacy quantiles are multiplied by", "1.25"),
        Span("guardrails.latency.ackSlack", it.AckSlack, TimeSpan.Zero, TimeSpan.FromMinutes(1), "what is added for times to the response", "00:00:00.0100000"),
        Span("guardrails.latency.resultSlack", it.ResultSlack, TimeSpan.Zero, TimeSpan.FromMinutes(10), "what is added for times to the result", "00:00:00.0500000"),
        Within("guardrails.latency.budgetMs", it.Budget.TotalMilliseconds, 1, Day.TotalMilliseconds, "the absolute limit", "10000"),
        Above("guardrails.latency.budgetLimit", it.BudgetLimit, Largest, "the part of units that may exceed the budget", "0.05"),
    ];

    private static IEnumerable<string?> Gates(AdvanceGates it) =>
    [
        Known("gates.kind", it.Kind, "difference"),
        Above("gates.alpha", it.Alpha, .1, "the chance that a gate passes falsely", "0.05"),
        Above("gates.marginErrors", it.MarginErrors, Largest, "how much higher the error rate may be", "0.005"),
        Within("gates.marginErrorsRelative", it.MarginErrorsRelative, 0, 1, "the same as part of the legacy's error rate", "0.5"),
        Above("gates.marginC90", it.MarginC90, Largest, "how many more units may exceed the legacy's 90th percentile", "0.05"),
        Above("gates.marginC99", it.MarginC99, Largest, "how many more units may exceed the legacy's 99th percentile", "0.01"),
        Above("gates.ratio", it.Ratio - 1, 9, "the factor by which the candidate may be worse", "1.5", shift: 1),
        Within("gates.minUnits", it.MinUnits, 1, 10_000_000, "how many candidate units a step needs", "200"),
        Above("gates.mismatchLimit", it.MismatchLimit, Largest, "the rate of mismatching answers that is too high", "0.01"),
    ];

    private static IEnumerable<string?> Dwell(SequentialParameters it) =>
    [
        Span("cohort", it.Cohort, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), "the length of a cohort", "00:01:00"),
        it.Cohort.Ticks % TimeSpan.TicksPerSecond == 0 ? null : $"cohort is {it.Cohort:c}. It must be whole seconds. Leave the fraction out, or remove it for the default, 00:01:00.",
        Span("maturationWindow", it.MaturationWindow, TimeSpan.FromSeconds(1), Day, "how long unfinished jobs are waited for", "the timeouts and waits of the rollout's job type where that is named, else 01:00:00"),
        Span("maxDwell", it.MaxDwell, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365), "the longest time at a share", "7.00:00:00"),
        // A longest dwell out of range has its own sentence; its bound here would only repeat it.
        it.MaxDwell < TimeSpan.FromMinutes(1) ? null : Span("minDwell", it.MinDwell, TimeSpan.Zero, it.MaxDwell, "the shortest time at a share", "00:10:00"),
        Span("statsStaleAfter", it.StatsStaleAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), "the age at which numbers no longer justify an advance", "00:00:03"),
        Span("coolDown", it.CoolDown, TimeSpan.Zero, Day, "the pause after a rollback", "00:30:00"),
        Known("onInconclusive", it.OnInconclusive, "hold"),
    ];

    // NaN is within nothing.
    private static string? Within(string key, double value, double min, double max, string meaning, string fallback) =>
        value >= min && value <= max
            ? null
            : $"{key} is {Text(value)}. It must be between {Text(min)} and {Text(max)}. Set it to {meaning}, or remove it for the default, {fallback}.";

    private static string? Above(string key, double value, double max, string meaning, string fallback, double shift = 0) =>
        value > 0 && value <= max
            ? null
            : $"{key} is {Text(value + shift)}. It must be above {Text(shift)} and at most {Text(max + shift)}. Set it to {meaning}, or remove it for the default, {fallback}.";

    private static string? Span(string key, TimeSpan value, TimeSpan min, TimeSpan max, string meaning, string fallback) =>
        value >= min && value <= max
            ? null
            : $"{key} is {value:c}. It must be between {min:c} and {max:c}. Set it to {meaning}, or remove it for the default, {fallback}.";

    private static string? Known<TEnum>(string key, TEnum value, string fallback)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value)
            ? null
            : $"{key} is {value:D}. It must be one of {string.Join(", ", Enum.GetNames<TEnum>())}. Set it to one of them, or remove it for the default, {fallback}.";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
