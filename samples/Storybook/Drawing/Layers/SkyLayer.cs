namespace Storybook;

/// <summary>The sky, and its stars when it is dark.</summary>
internal static class SkyLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var colours = stage.Palette;
        var fill = canvas.Downward((0, colours.SkyTop, 1), (0.5, colours.SkyMiddle, 1), (0.85, colours.SkyLow, 1), (1, colours.SkyLow, 1));
        canvas.Fill(new Shape().Move(0, 0).Line(Stage.Width, 0).Line(Stage.Width, 700).Line(0, 700).Close(), fill);

        var covered = stage.Reading.Weather is Weather.Rain or Weather.Storm;
        if ((stage.Reading.Time == TimeOfDay.Night || stage.Reading.Has(Motif.Stars)) && !covered)
            DrawStars(canvas, stage);
    }

    private static void DrawStars(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("stars");
        var count = stage.Reading.Has(Motif.Stars) ? 130 : 80;
        for (var i = 0; i < count; i++)
        {
            var y = 520 * Math.Pow(dice.Between(0, 1), 1.4);
            canvas.Circle(dice.Between(0, Stage.Width), y, dice.Between(0.8, 2.6), stage.Palette.Light, dice.Between(0.35, 0.95));
        }

        for (var i = 0; i < count / 14; i++)
            DrawSparkle(canvas, dice.Between(60, 1140), dice.Between(50, 330), dice.Between(7, 15), stage.Palette.Light);
    }

    private static void DrawSparkle(SvgCanvas canvas, double x, double y, double size, Colour colour)
    {
        canvas.Circle(x, y, size * 2.2, canvas.Glow(colour, 0.35));
        canvas.Fill(
            new Shape().Move(x, y - size).Bend(x, y, x + size, y).Bend(x, y, x, y + size).Bend(x, y, x - size, y).Bend(x, y, x, y - size).Close(),
            colour);
    }
}
