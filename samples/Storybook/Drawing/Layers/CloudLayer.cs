namespace Storybook;

/// <summary>Clouds: soft and few in good weather, a dark ceiling in a storm.</summary>
internal static class CloudLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("clouds");
        var (count, colour, opacity) = stage.Reading.Weather switch
        {
            Weather.Storm => (11, stage.Palette.SkyTop.Darker(0.25), 0.85),
            Weather.Rain => (9, stage.Palette.SkyMiddle.Lighter(0.1), 0.8),
            Weather.Snow => (6, stage.Palette.SkyLow.Lighter(0.3), 0.7),
            _ => (stage.Reading.Time == TimeOfDay.Night ? 3 : 5, stage.Palette.SkyLow.Lighter(0.55), stage.Reading.Time == TimeOfDay.Night ? 0.2 : 0.72),
        };
        var isHeavy = stage.Reading.Weather is Weather.Rain or Weather.Storm;
        for (var i = 0; i < count; i++)
        {
            var x = ((i + dice.Between(0.1, 0.9)) * Stage.Width) / count;
            var y = isHeavy ? dice.Between(20, 210) : dice.Between(90, 350);
            DrawCloud(canvas, dice, x, y, isHeavy ? dice.Between(1.3, 2.1) : dice.Between(0.55, 1.15), colour.Mix(stage.Palette.SkyMiddle, dice.Between(0, 0.3)), opacity);
        }
    }

    private static void DrawCloud(SvgCanvas canvas, Dice dice, double x, double y, double scale, Colour colour, double opacity)
    {
        var fill = canvas.Downward((0, colour.Lighter(0.25), opacity), (1, colour, opacity * 0.35));
        var (w, h) = (dice.Between(105, 150) * scale, dice.Between(46, 66) * scale);
        var shape = new Shape().Move(x - w, y)
            .Curve(x - (w * 1.15), y - (h * 0.7), x - (w * 0.7), y - h, x - (w * 0.52), y - (h * 0.72))
            .Curve(x - (w * 0.4), y - (h * 1.7), x + (w * 0.12), y - (h * 1.75), x + (w * 0.2), y - (h * 0.95))
            .Curve(x + (w * 0.45), y - (h * 1.35), x + (w * 0.75), y - h, x + (w * 0.68), y - (h * 0.55))
            .Curve(x + w, y - (h * 0.75), x + (w * 1.2), y - (h * 0.1), x + w, y)
            .Bend(x, y + (h * 0.3), x - w, y).Close();
        canvas.Fill(shape, fill);
    }
}
