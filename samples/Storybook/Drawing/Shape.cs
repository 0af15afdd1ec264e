using System.Globalization;
using System.Text;

namespace Storybook;

/// <summary>Builds the <c>d</c> of an SVG path with absolute coordinates.</summary>
internal sealed class Shape
{
    private readonly StringBuilder _path = new();

    public Shape Move(double x, double y) => Add('M', x, y);

    public Shape Line(double x, double y) => Add('L', x, y);

    public Shape Bend(double throughX, double throughY, double x, double y) => Add('Q', throughX, throughY, x, y);

    public Shape Curve(double x1, double y1, double x2, double y2, double x, double y) => Add('C', x1, y1, x2, y2, x, y);

    public Shape Close()
    {
        _path.Append('Z');
        return this;
    }

    /// <summary>One decimal is enough for a picture of 1200 units and keeps files small.</summary>
    public static string Number(double value) =>
        Math.Round(value, 1, MidpointRounding.AwayFromZero) is var rounded && rounded == 0
            ? "0"
            : rounded.ToString("0.#", CultureInfo.InvariantCulture);

    public override string ToString() => _path.ToString();

    private Shape Add(char command, params ReadOnlySpan<double> numbers)
    {
        _path.Append(command);
        for (var i = 0; i < numbers.Length; i++)
            _path.Append(i == 0 ? "" : " ").Append(Number(numbers[i]));
        return this;
    }
}
