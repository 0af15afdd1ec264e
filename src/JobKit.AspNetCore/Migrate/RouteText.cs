using System.Text.Json;
using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>A decision for people who look at headers.</summary>
internal static class RouteText
{
    /// <summary>As <c>candidate; reason=split; stage=canary; version=14</c>.</summary>
    public static string Of(in RouteDecision decision) =>
        $"{Word(decision.Side)}; reason={Word(decision.Reason)}; stage={Word(decision.Stage)}; version={decision.Version}{(decision.Stale ? "; stale" : "")}";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
