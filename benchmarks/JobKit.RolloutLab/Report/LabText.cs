using System.Globalization;

namespace JobKit.RolloutLab;

/// <summary>One setting's result for people.</summary>
internal static class LabText
{
    public static string Of(LabLine line)
    {
        var parts = new[]
        {
            Percent("false rollbacks", line.FalseRollbackRate) is { Length: > 0 } text ? text + Percent(" (upper 95 %:", line.FalseRollbackUpper95) + ")" : "",
            Percent("detected", line.DetectedRate),
            Number("median units", line.MedianUnitsToRollback),
            Number("median s", line.MedianSecondsToRollback),
            Number("p95 s", line.P95SecondsToRollback),
            Number("harmed", line.HarmedRequests),
            Percent("false advances", line.FalseAdvanceRate),
            Number("units to hold", line.MedianUnitsToHold),
            string.Join(' ', line.Reasons.Select(it => $"{it.Key} {it.Value}")),
        };
        return $"{line.Scenario,-17}{line.Setting.Name,-68}{string.Join("  ", parts.Where(part => part.Length > 0))}  [{line.Seconds:0.0} s]";
    }

    private static string Percent(string what, double? value) =>
        value is { } it ? string.Create(CultureInfo.InvariantCulture, $"{what} {it * 100:0.00} %") : "";

    private static string Number(string what, double? value) =>
        value is { } it ? string.Create(CultureInfo.InvariantCulture, $"{what} {it:0.#}") : "";
}
