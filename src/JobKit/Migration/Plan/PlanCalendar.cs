namespace JobKit.Migration;

/// <summary>Whether a plan's windows and freezes allow an advance. Reads the wall clock of each zone, so summer time is the zone's matter.</summary>
internal static class PlanCalendar
{
    public static bool IsOpen(RolloutPlan plan, DateTimeOffset now) =>
        !plan.Freezes.Any(freeze => Covers(freeze, now)) && (plan.Windows.IsEmpty || plan.Windows.Any(window => Covers(window, now)));

    private static bool Covers(PlanWindow window, DateTimeOffset now) =>
        Local(now, window.Zone) is { } local
        && PlanDaysText.Contains(window.Days, local.DayOfWeek)
        && local.TimeOfDay >= window.From
        && local.TimeOfDay < window.To;

    // A freeze whose zone this machine does not know covers everything: rather late than on a holiday.
    private static bool Covers(PlanFreeze freeze, DateTimeOffset now) =>
        Local(now, freeze.Zone) is not { } local || (DateOnly.FromDateTime(local.DateTime) is var day && day >= freeze.From && day <= freeze.To);

    private static DateTimeOffset? Local(DateTimeOffset now, string zone) =>
        PlanZones.Find(zone) is { } found ? TimeZoneInfo.ConvertTime(now, found) : null;
}
