using System.Globalization;

namespace JobKit.RolloutLab;

/// <summary>A plan's result for people.</summary>
internal static class PlanLineText
{
    public static string Of(PlanLine line)
    {
        var parts = new[]
        {
            Text(line.MedianHoursToFull, hours => $"at its end after {hours:0.#} h (median), {line.P95HoursToFull?.ToString("0.#", CultureInfo.InvariantCulture) ?? "more than simulated"} h (p95)"),
            Text(line.FalseRollbackRate, rate => $"false rollbacks {rate * 100:0.00} % (upper 95 %: {line.FalseRollbackUpper95 * 100:0.00} %)"),
            Text(line.DetectedRate, rate => $"rolled back {rate * 100:0.0} %"),
            Text(line.FalseAdvanceRate, rate => $"got through {rate * 100:0.00} %"),
            Text(line.MedianUnitsToRollback, units => $"after {units:0} candidate units (median)"),
            Text(line.P95SecondsToRollback, seconds => $"within {seconds:0} s (p95)"),
            Text(line.HarmedRequests, harmed => $"harmed {harmed:0.#} requests (mean)"),
            string.Join(' ', line.Reasons.Select(it => $"{it.Key} {it.Value}")),
        };
        var head = $"{line.Setting.Name,-45}{string.Join("  ", parts.Where(part => part.Length > 0))}  [{line.Seconds:0.0} s]";
        return string.Join('\n', [head, .. (line.Steps ?? []).Select(Step)]);
    }

    private static string Step(PlanStep step) => string.Create(
        CultureInfo.InvariantCulture,
        $"    {step.Share,7} %  needs {step.Need} candidate units, {step.Hours:0.#} h; stops errors from {step.StopsFrom * 100:0.##} %, rolls back from {(step.RollsBackFrom is { } rate ? $"{rate * 100:0.##} %" : "more than was tried")}");

    private static string Text(double? value, Func<double, FormattableString> text) => value is { } it ? FormattableString.Invariant(text(it)) : "";
}
