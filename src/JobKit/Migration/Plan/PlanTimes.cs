using System.Globalization;
using System.Text.RegularExpressions;

namespace JobKit.Migration;

/// <summary>Times in plans, each with one form only.</summary>
internal static partial class PlanTimes
{
    private const string SpanForm = @"^([0-9]{1,5}\.)?([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?\z";
    private const string ClockForm = @"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z";
    private static readonly TimeSpan WholeDay = TimeSpan.FromHours(24);

    public static TimeSpan? Span(string text) =>
        SpanText().IsMatch(text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;

    public static string Text(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>A time of day; 24:00 is the day's end.</summary>
    public static TimeSpan? Clock(string text) =>
        !ClockText().IsMatch(text) ? null
        : text == "24:00" ? WholeDay
        : TimeSpan.ParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture);

    public static string ClockOf(TimeSpan sinceMidnight) =>
        sinceMidnight == WholeDay ? "24:00" : sinceMidnight.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(SpanForm, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpanText();

    [GeneratedRegex(ClockForm, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClockText();
}
