using System.Globalization;
using System.Text.Json;

namespace JobKit.EntityFrameworkCore;

/// <summary>Values as texts that are equal where two databases have the same value, whatever each keeps of its form.</summary>
internal static class ValueText
{
    // Dividing by it drops the zeros at a decimal's end.
    private const decimal One = 1.0000000000000000000000000000m;

    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset instant => Microseconds(instant.UtcDateTime),
        DateTime instant => Microseconds(instant),
        decimal number => (number / One).ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        Enum known => known.ToString("D"),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, value.GetType()),
    };

    private static string Microseconds(DateTime instant) => (instant.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
}
