namespace Storybook;

/// <summary>A fish that leaps out of the water.</summary>
internal static class Fish
{
    public static void Draw(SvgCanvas canvas, Stage stage, double x, double y)
    {
        var scales = stage.Palette.Lit(Colour.Hex("#e7a64a"));
        if (!stage.Reading.Has(Motif.Sea))
            canvas.Ellipse(x, y + 14, 130, 24, stage.Palette.Water.Lighter(0.15));

        canvas.Ellipse(x - 6, y + 12, 64, 10, stage.Palette.Water.Lighter(0.6), 0.7);
        using (canvas.At(x, y, 1.1, 1.1))
        {
            canvas.Fill(new Shape().Move(-44, 6).Curve(-40, -50, 20, -84, 58, -56).Curve(46, -16, 2, 8, -30, 4).Line(-44, 6).Close(), canvas.Downward((0, scales, 1), (1, scales.Lighter(0.5), 1)));
            canvas.Fill(new Shape().Move(-12, -44).Curve(-8, -74, 14, -80, 26, -76).Line(30, -64).Close(), stage.Palette.Accent);
            canvas.Fill(new Shape().Move(4, -26).Bend(2, -4, 18, 2).Bend(24, -14, 18, -30).Close(), stage.Palette.Accent.Darker(0.1));
            canvas.Circle(44, -56, 4, Colour.Hex("#2b2028"));
            canvas.Circle(45, -57, 1.3, Colour.White);
            for (var i = 0; i < 5; i++)
                canvas.Stroke(new Shape().Move(-22 + (i * 11), -22 - (i * 5)).Bend(-14 + (i * 11), -18 - (i * 5), -16 + (i * 11), -10 - (i * 5)), scales.Darker(0.25), 2, 0.6);
        }

        var dice = stage.DiceFor("splash");
        for (var i = 0; i < 12; i++)
            canvas.Circle(x + dice.Between(-80, 50), y - dice.Between(-8, 60), dice.Between(2, 5), stage.Palette.Water.Lighter(0.75), 0.8);
    }
}
