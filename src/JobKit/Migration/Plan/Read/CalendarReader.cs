using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A plan's windows and freezes. One that cannot be read is told and left out.</summary>
internal static class CalendarReader
{
    private const string Utc = "UTC";
    private const string ZoneMend = "an IANA name like \"Europe/Berlin\"";

    public static ImmutableArray<PlanWindow> Windows(PlanMembers it) =>
        Each(it, "windows", "windows like [{ \"days\": \"Mon-Thu\", \"from\": \"09:00\", \"to\": \"16:00\", \"zone\": \"Europe/Berlin\" }]", Window);

    public static ImmutableArray<PlanFreeze> Freezes(PlanMembers it) =>
        Each(it, "freezes", "freezes like [{ \"from\": \"2026-12-20\", \"to\": \"2027-01-03\" }]", Freeze);

    private static PlanWindow? Window(PlanMembers it)
    {
        var days = it.Value("days", PlanDays.All, "days and ranges of Mon, Tue, Wed, Thu, Fri, Sat, Sun", "\"Mon-Thu\" or \"Mon,Wed\"", element => PlanForms.Text(element) is { } text ? PlanDaysText.Parse(text) : null);
        var from = Needed<TimeSpan>(it, "from", "a time of day from 00:00 to 23:59", "\"09:00\"", element => Clock(element) is { } time && time < TimeSpan.FromHours(24) ? time : null);
        var to = Needed(it, "to", "a time of day from 00:01 to 24:00", "\"16:00\"", Clock);
        var zone = it.Text("zone", ZoneMend) ?? Utc;
        return from is null || to is null ? null : new PlanWindow { Days = days, From = from.Value, To = to.Value, Zone = zone };
    }

    private static PlanFreeze? Freeze(PlanMembers it)
    {
        var from = Needed(it, "from", "a date like 2026-12-20", "\"2026-12-20\"", Day);
        var to = Needed(it, "to", "a date like 2027-01-03", "\"2027-01-03\"", Day);
        var zone = it.Text("zone", ZoneMend) ?? Utc;
        return from is null || to is null ? null : new PlanFreeze { From = from.Value, To = to.Value, Zone = zone };
    }

    private static T? Needed<T>(PlanMembers it, string name, string form, string mend, Func<JsonElement, T?> read)
        where T : struct
    {
        T? found = null;
        it.Value(name, default(T), form, mend, element => found = read(element));
        if (!it.Has(name))
        {
            it.Missing(name, mend);
        }

        return found;
    }

    private static ImmutableArray<T> Each<T>(PlanMembers it, string name, string mend, Func<PlanMembers, T?> read)
        where T : class
    {
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var (path, element) in it.List(name, mend) ?? [])
        {
            if (it.Object(path, element, "an object with from and to") is { } members)
            {
                all.AddRange(new[] { read(members) }.OfType<T>());
                members.Close();
            }
        }

        return all.ToImmutable();
    }

    private static TimeSpan? Clock(JsonElement it) => PlanForms.Text(it) is { } text ? PlanTimes.Clock(text) : null;

    private static DateOnly? Day(JsonElement it) => PlanForms.Text(it) is { } text ? PlanTimes.Day(text) : null;
}
