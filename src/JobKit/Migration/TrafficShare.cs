using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>A share of the traffic: 0 to 100 %, exact to a millionth. In text and JSON it is the percentage, like <c>0.5</c>.</summary>
[JsonConverter(typeof(TrafficShareJsonConverter))]
public readonly record struct TrafficShare : IParsable<TrafficShare>
{
    private const int Whole = 1_000_000;
    private const int PerPercent = 10_000;

    private TrafficShare(int ppm) => Ppm = ppm;

    /// <summary>No traffic; the default value too.</summary>
    public static TrafficShare None => default;

    /// <summary>All traffic.</summary>
    public static TrafficShare All => new(Whole);

    /// <summary>The share in millionths, 0 to 1,000,000.</summary>
    public int Ppm { get; }

    /// <summary>The share in percent, 0 to 100, without trailing zeros.</summary>
    public decimal Percent => Ppm / PerPercent + Ppm % PerPercent / (decimal)PerPercent;

    /// <summary>A share given in millionths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1,000,000.</exception>
    public static TrafficShare FromPpm(int ppm) => ppm is >= 0 and <= Whole
        ? new(ppm)
        : throw new ArgumentOutOfRangeException(nameof(ppm), ppm, $"The share is {ppm} ppm. It must be between 0 and {Whole}. Give millionths of the traffic.");

    /// <summary>A share given in percent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 100, or has more than 4 decimals.</exception>
    public static TrafficShare FromPercent(decimal percent) => OfPercent(percent)
        ?? throw new ArgumentOutOfRangeException(nameof(percent), percent, Sentence("The share", percent.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads a percentage: digits, and perhaps a point and up to 4 decimals; no sign, no spaces, no exponent, whatever the culture.</summary>
    /// <exception cref="FormatException">It is anything else, or over 100; the message says so.</exception>
    public static TrafficShare Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return OfText(s) ?? throw new FormatException(Sentence("The share", $"\"{NameText.Shown(s)}\""));
    }

    /// <inheritdoc cref="Parse"/>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TrafficShare result)
    {
        var share = s is null ? null : OfText(s);
        result = share ?? None;
        return share is not null;
    }

    /// <summary>The percentage, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Percent.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is wrong with a percentage, with its key; null when nothing is.</summary>
    internal static string? Problem(string key, string text) =>
        OfText(text) is null ? Sentence(key, $"\"{NameText.Shown(text)}\"") : null;

    internal static TrafficShare? OfPercent(decimal percent) =>
        percent is >= 0 and <= 100 && percent * PerPercent is var ppm && ppm == decimal.Truncate(ppm) ? new((int)ppm) : null;

    internal static string Sentence(string key, string shown) =>
        $"{key} is {shown}. It must be a number from 0 to 100 with at most 4 decimals. Set it to the percentage of the traffic, like 0.5.";

    private static TrafficShare? OfText(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? "0" : text[(point + 1)..];
        if (whole.Length is < 1 or > 3 || decimals.Length is < 1 or > 4
            || whole.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return OfPercent(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }
}
