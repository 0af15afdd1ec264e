namespace Storybook;

/// <summary>The upper edge of a layer of land: three waves on one another.</summary>
internal sealed class Ridge
{
    private readonly double _level;
    private readonly (double Height, double Length, double Phase)[] _waves;

    public Ridge(Dice dice, double level, double height)
    {
        _level = level;
        _waves =
        [
            (height, dice.Between(700, 1100), dice.Between(0, 6.3)),
            (height * 0.45, dice.Between(320, 520), dice.Between(0, 6.3)),
            (height * 0.14, dice.Between(120, 190), dice.Between(0, 6.3)),
        ];
    }

    /// <summary>The y of the edge at x.</summary>
    public double At(double x) => _level + _waves.Sum(w => w.Height * Math.Sin((x * 2 * Math.PI / w.Length) + w.Phase));

    /// <summary>The land under the edge, down to the bottom.</summary>
    public Shape Land(double bottom)
    {
        var shape = new Shape().Move(0, bottom).Line(0, At(0));
        for (var x = 0.0; x < Stage.Width; x += 30)
        {
            // Through the middle of each piece, so that the pieces join without corners.
            var through = (2 * At(x + 15)) - ((At(x) + At(x + 30)) / 2);
            shape.Bend(x + 15, through, x + 30, At(x + 30));
        }

        return shape.Line(Stage.Width, bottom).Close();
    }
}
