namespace JobKit.Migration;

/// <summary>Days in plans: days and ranges, with commas between, like <c>Mon-Thu,Sat</c>. A range may run over Sunday.</summary>
internal static class PlanDaysText
{
    private const int Week = 7;
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static PlanDays? Parse(string text)
    {
        var days = PlanDays.None;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            var (first, last) = (Array.IndexOf(Names, ends[0]), Array.IndexOf(Names, ends[^1]));
            if (first < 0 || last < 0 || ends.Length > 2)
            {
                return null;
            }

            for (var day = first; ; day = (day + 1) % Week)
            {
                days |= Of(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return days;
    }

    /// <summary>The shortest form from Monday on.</summary>
    public static string Text(PlanDays days)
    {
        var parts = new List<string>();
        for (var day = 0; day < Week; day++)
        {
            var first = day;
            while (day < Week && days.HasFlag(Of(day)))
            {
                day++;
            }

            if (day > first)
            {
                parts.Add(day - first == 1 ? Names[first] : $"{Names[first]}-{Names[day - 1]}");
            }
        }

        return string.Join(',', parts);
    }

    public static bool Contains(PlanDays days, DayOfWeek day) => days.HasFlag(Of(((int)day + Week - 1) % Week));

    private static PlanDays Of(int day) => (PlanDays)(1 << day);
}
