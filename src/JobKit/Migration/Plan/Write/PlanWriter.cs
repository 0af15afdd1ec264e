using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A plan's one form. Defaults are written too, so that a later version's defaults do not change what a stored plan means.</summary>
internal static class PlanWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RolloutPlan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            Route(json, plan);
            Ladder(json, plan);
            ParametersWriter.Write(json, plan.Parameters);
            CalendarWriter.Write(json, plan);
            Rest(json, plan);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Route(Utf8JsonWriter json, RolloutPlan plan)
    {
        json.WriteString("key", plan.Key);
        json.WriteString("unit", plan.Unit);
        json.WriteString("salt", plan.Salt);
        json.WriteString("hash", PlanWords.Of(plan.Hash));
        json.WriteString("anonymous", PlanWords.Of(plan.Anonymous));
        json.WriteString("failSafe", PlanWords.Of(plan.FailSafe));
    }

    private static void Ladder(Utf8JsonWriter json, RolloutPlan plan)
    {
        Texts(json, "stages", plan.Stages.Select(PlanWords.Of));
        if (plan.Steps.IsDefaultOrEmpty)
        {
            json.WriteString("steps", "auto");
        }
        else
        {
            json.WriteStartArray("steps");
            foreach (var step in plan.Steps)
            {
                json.WriteNumberValue(step.Percent);
            }

            json.WriteEndArray();
        }

        json.WriteNumber("holdback", plan.Holdback.Percent);
        json.WriteString("policy", PlanWords.Of(plan.Policy));
        json.WriteBoolean("acknowledgeKnownFaults", plan.AcknowledgeKnownFaults);
        json.WriteString("irreversibleFrom", plan.IrreversibleFrom is { } first ? PlanWords.Of(first) : null);
    }

    private static void Rest(Utf8JsonWriter json, RolloutPlan plan)
    {
        json.WriteStartObject("approvals");
        foreach (var (stage, people) in plan.Approvals)
        {
            json.WriteNumber(PlanWords.Of(stage), people);
        }

        json.WriteEndObject();
        Texts(json, "dependsOn", plan.DependsOn.IsDefault ? [] : plan.DependsOn);
        json.WriteStartObject("rollback");
        json.WriteString("queued", PlanWords.Of(plan.Rollback.Queued));
        json.WriteString("running", PlanWords.Of(plan.Rollback.Running));
        json.WriteString("worker", PlanWords.Of(plan.Rollback.Worker));
        json.WriteEndObject();
        if (plan.AlertChannel is not null)
        {
            json.WriteString("alertChannel", plan.AlertChannel);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
