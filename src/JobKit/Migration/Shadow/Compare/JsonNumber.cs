using System.Globalization;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Numbers by their value: 1, 1.0 and 1e0 are one, and no digit is rounded away.</summary>
internal static class JsonNumber
{
    /// <summary>Below it, the distance of two decimals is one too.</summary>
    private const decimal Large = 1e28m;

    public static bool AreEqual(JsonElement one, JsonElement other)
    {
        var (a, b) = (one.GetRawText(), other.GetRawText());
        return string.Equals(a, b, StringComparison.Ordinal) || string.Equals(Canonical(a), Canonical(b), StringComparison.Ordinal);
    }

    /// <summary>Whether they are at most so far apart.</summary>
    public static bool AreWithin(JsonElement one, JsonElement other, decimal tolerance)
    {
        if (one.TryGetDecimal(out var a) && other.TryGetDecimal(out var b) && Math.Abs(a) < Large && Math.Abs(b) < Large)
        {
            return Math.Abs(a - b) <= tolerance;
        }

        return one.TryGetDouble(out var x) && other.TryGetDouble(out var y) && double.IsFinite(x) && double.IsFinite(y)
            && Math.Abs(x - y) <= (double)tolerance;
    }

    /// <summary>Sign, digits without zeros at either end, and the power of ten of the last digit.</summary>
    private static string Canonical(string raw)
    {
        var e = raw.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0L;
        if (e >= 0 && (!long.TryParse(raw.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            || Math.Abs(exponent) > int.MaxValue))
        {
            // Nobody writes one number in two such ways.
            return raw;
        }

        var mantissa = e < 0 ? raw : raw[..e];
        var negative = mantissa.StartsWith('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var significant = digits.TrimEnd('0');
        return significant.Length == 0
            ? "0"
            : string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{significant}e{exponent - decimals + digits.Length - significant.Length}");
    }
}
