using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What is wrong with a plan's windows and freezes.</summary>
internal static class CalendarProblems
{
    private static readonly TimeSpan WholeDay = TimeSpan.FromHours(24);

    public static IEnumerable<string> Of(RolloutPlan plan, int maxEntries) =>
    [
        .. Many("windows", plan.Windows.IsDefault ? 0 : plan.Windows.Length, maxEntries),
        .. Each(plan.Windows).SelectMany(it => Window($"windows[{it.At}]", it.Entry)),
        .. Many("freezes", plan.Freezes.IsDefault ? 0 : plan.Freezes.Length, maxEntries),
        .. Each(plan.Freezes).SelectMany(it => Freeze($"freezes[{it.At}]", it.Entry)),
    ];

    private static IEnumerable<string> Window(string path, PlanWindow it)
    {
        if (it.Days == PlanDays.None || (it.Days & ~PlanDays.All) != PlanDays.None)
        {
            yield return $"{path}.days is {it.Days:D}. It must be at least one day of the week. Set it to days like Mon-Thu, or remove it for every day.";
        }

        if (it.From < TimeSpan.Zero || it.To > WholeDay || it.From >= it.To || !Whole(it.From) || !Whole(it.To))
        {
            yield return $"{path} is from {Clock(it.From)} to {Clock(it.To)}. From must be before to, both whole minutes from 00:00 to 24:00. Set them so; a window over midnight is two, one until 24:00 and one from 00:00.";
        }

        foreach (var problem in Zone(path, it.Zone))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Freeze(string path, PlanFreeze it)
    {
        if (it.From > it.To)
        {
            yield return $"{path} is from {PlanTimes.Text(it.From)} to {PlanTimes.Text(it.To)}. The first day must not be after the last. Exchange them.";
        }

        foreach (var problem in Zone(path, it.Zone))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Zone(string path, string zone)
    {
        if (PlanZones.Find(zone) is null)
        {
            yield return $"{path}.zone is \"{NameText.Shown(zone)}\", which this machine does not know. It must be an IANA time zone, written exactly, like Europe/Berlin or UTC. Set it to one, or remove it for the default, UTC.";
        }
    }

    private static IEnumerable<string> Many(string path, int count, int most)
    {
        if (count > most)
        {
            yield return $"{path} has {count} entries. It must have at most {most}. Put some together, or leave some out.";
        }
    }

    private static IEnumerable<(int At, T Entry)> Each<T>(ImmutableArray<T> entries) => (entries.IsDefault ? [] : entries).Select((entry, at) => (at, entry));

    private static bool Whole(TimeSpan time) => time.Ticks % TimeSpan.TicksPerMinute == 0;

    private static string Clock(TimeSpan time) => time >= TimeSpan.Zero && time <= WholeDay && Whole(time) ? PlanTimes.ClockOf(time) : PlanTimes.Text(time);
}
