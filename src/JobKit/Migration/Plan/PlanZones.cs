using System.Text.RegularExpressions;

namespace JobKit.Migration;

/// <summary>Time zones by their IANA names, the same on every system.</summary>
internal static partial class PlanZones
{
    public static TimeZoneInfo? Find(string name) =>
        Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
