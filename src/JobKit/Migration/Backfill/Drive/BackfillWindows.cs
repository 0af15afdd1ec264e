namespace JobKit.Migration;

/// <summary>Whether a backfill may run now, by the wall clocks of its windows' zones.</summary>
internal static class BackfillWindows
{
    public static bool IsOpen(IReadOnlyList<PlanWindow> windows, DateTimeOffset now) => windows.Count == 0 || windows.Any(window => Covers(window, now));

    private static bool Covers(PlanWindow window, DateTimeOffset now)
    {
        if (PlanZones.Find(window.Zone) is not { } zone)
        {
            return false;
        }

        var local = TimeZoneInfo.ConvertTime(now, zone);
        return PlanDaysText.Contains(window.Days, local.DayOfWeek) && local.TimeOfDay >= window.From && local.TimeOfDay < window.To;
    }
}
