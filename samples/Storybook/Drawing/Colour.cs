using System.Globalization;
using System.Runtime.InteropServices;

namespace Storybook;

/// <summary>An sRGB colour.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(double R, double G, double B)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Black = new(0, 0, 0);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static Colour Hex(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((value >> 16) & 255, (value >> 8) & 255, value & 255);
    }

    /// <summary>0 gives this colour, 1 the other.</summary>
    public Colour Mix(Colour other, double share) =>
        new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    public Colour Lighter(double share) => Mix(White, share);

    public Colour Darker(double share) => Mix(Black, share);

    /// <summary>Turns the hue by rotating around the grey axis: brightness stays about the same.</summary>
    public Colour Turn(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var grey = (1 - cos) / 3;
        var side = Math.Sqrt(1.0 / 3) * sin;
        return new(
            Clip((R * (cos + grey)) + (G * (grey - side)) + (B * (grey + side))),
            Clip((R * (grey + side)) + (G * (cos + grey)) + (B * (grey - side))),
            Clip((R * (grey - side)) + (G * (grey + side)) + (B * (cos + grey))));
    }

    public override string ToString() => $"#{(int)Math.Round(R):x2}{(int)Math.Round(G):x2}{(int)Math.Round(B):x2}";

    private static double Clip(double value) => Math.Clamp(value, 0, 255);
}
