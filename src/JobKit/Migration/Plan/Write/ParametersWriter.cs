using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The sequential policy's numbers, all of them.</summary>
internal static class ParametersWriter
{
    public static void Write(Utf8JsonWriter json, SequentialParameters it)
    {
        Guards(json, it.Guardrails);
        Gates(json, it.Gates);
        Span(json, "cohort", it.Cohort);
        Span(json, "maturationWindow", it.MaturationWindow);
        Span(json, "minDwell", it.MinDwell);
        Span(json, "maxDwell", it.MaxDwell);
        Span(json, "statsStaleAfter", it.StatsStaleAfter);
        Span(json, "coolDown", it.CoolDown);
        json.WriteString("onInconclusive", PlanWords.Of(it.OnInconclusive));
    }

    private static void Guards(Utf8JsonWriter json, Guardrails it)
    {
        json.WriteStartObject("guardrails");
        json.WriteNumber("r0", it.R0);
        json.WriteNumber("alphaErrors", it.AlphaErrors);
        json.WriteNumber("alphaLatency", it.AlphaLatency);
        json.WriteNumber("maxErrorRate", it.MaxErrorRate);
        json.WriteNumber("detectorDays", it.DetectorDays);
        json.WriteStartObject("latency");
        json.WriteString("mode", PlanWords.Of(it.Latency.Mode));
        json.WriteNumber("latencyRatio", it.Latency.Ratio);
        Span(json, "ackSlack", it.Latency.AckSlack);
        Span(json, "resultSlack", it.Latency.ResultSlack);
        json.WriteNumber("budgetMs", it.Latency.Budget.TotalMilliseconds);
        json.WriteNumber("budgetLimit", it.Latency.BudgetLimit);
        json.WriteEndObject();
        Span(json, "queueAgeLimit", it.QueueAgeLimit);
        json.WriteEndObject();
    }

    private static void Gates(Utf8JsonWriter json, AdvanceGates it)
    {
        json.WriteStartObject("gates");
        json.WriteString("kind", PlanWords.Of(it.Kind));
        json.WriteNumber("alpha", it.Alpha);
        json.WriteNumber("marginErrors", it.MarginErrors);
        json.WriteNumber("marginErrorsRelative", it.MarginErrorsRelative);
        json.WriteNumber("marginC90", it.MarginC90);
        json.WriteNumber("marginC99", it.MarginC99);
        json.WriteNumber("ratio", it.Ratio);
        json.WriteNumber("minUnits", it.MinUnits);
        json.WriteNumber("mismatchLimit", it.MismatchLimit);
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, string name, TimeSpan value) => json.WriteString(name, PlanTimes.Text(value));
}
