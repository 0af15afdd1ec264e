using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A plan's windows and freezes, in the order given.</summary>
internal static class CalendarWriter
{
    public static void Write(Utf8JsonWriter json, RolloutPlan plan)
    {
        json.WriteStartArray("windows");
        foreach (var window in plan.Windows.IsDefault ? [] : plan.Windows)
        {
            json.WriteStartObject();
            json.WriteString("days", PlanDaysText.Text(window.Days));
            json.WriteString("from", PlanTimes.ClockOf(window.From));
            json.WriteString("to", PlanTimes.ClockOf(window.To));
            json.WriteString("zone", window.Zone);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("freezes");
        foreach (var freeze in plan.Freezes.IsDefault ? [] : plan.Freezes)
        {
            json.WriteStartObject();
            json.WriteString("from", PlanTimes.Text(freeze.From));
            json.WriteString("to", PlanTimes.Text(freeze.To));
            json.WriteString("zone", freeze.Zone);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
