using System.Globalization;
using System.Text.Json;
using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Values of options as text, whatever the culture.</summary>
internal static class OptionText
{
    private static readonly Type[] Kinds =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(TimeSpan), typeof(Uri), typeof(TrafficShare), typeof(IList<string>),
    ];

    public static bool Knows(Type type) => Bare(type) is { } bare && (bare.IsEnum || Kinds.Contains(bare));

    public static bool IsList(Type type) => type == typeof(IList<string>);

    /// <summary>Whether an empty text means that there is no value, so that a variable can take away what a file says.</summary>
    public static bool MayBeEmpty(Type type) => Nullable.GetUnderlyingType(type) is not null || type == typeof(Uri);

    /// <summary>The value; null where the text is none of this type.</summary>
    public static object? Read(Type type, string text)
    {
        var bare = Bare(type);
        if (bare.IsEnum)
        {
            // Not Enum.TryParse, which takes numbers and lists too.
            var name = Enum.GetNames(bare).FirstOrDefault(it => it.Equals(text, StringComparison.OrdinalIgnoreCase));
            return name is null ? null : Enum.Parse(bare, name);
        }

        return bare == typeof(string) ? text
            : bare == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
            : bare == typeof(int) ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
            : bare == typeof(long) ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large : null
            : bare == typeof(double) ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null
            : bare == typeof(TimeSpan) ? Span(text)
            : bare == typeof(TrafficShare) ? TrafficShare.TryParse(text, null, out var share) ? share : null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
    }

    /// <summary>A value as <see cref="Read"/> takes it; empty for none.</summary>
    public static string Write(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Enum choice => Word(choice.ToString()),
        IEnumerable<string> list => string.Join(", ", list),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>What a value of the type must be, to follow "It must be".</summary>
    public static string Kind(Type type)
    {
        var bare = Bare(type);
        return bare.IsEnum ? string.Join(" or ", Enum.GetNames(bare).Select(Word))
            : bare == typeof(bool) ? "true or false"
            : bare == typeof(int) || bare == typeof(long) ? "a whole number"
            : bare == typeof(double) ? "a number"
            : bare == typeof(TimeSpan) ? "a time span as hh:mm:ss, or d.hh:mm:ss from a day on,"
            : bare == typeof(TrafficShare) ? "a number from 0 to 100 with at most 4 decimals"
            : bare == typeof(Uri) ? "an absolute address"
            : IsList(bare) ? "a list"
            : "text";
    }

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    // A bare number would be so many days, and so would be the 24 of 24:00:00 in the forms that TimeSpan.Parse takes.
    private static TimeSpan? Span(string text) =>
        text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) ? span : null;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
