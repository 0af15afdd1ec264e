namespace Storybook;

/// <summary>The sun or the moon with its glow.</summary>
internal static class LightLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (stage.Reading.Weather is Weather.Rain or Weather.Storm)
            return;

        // In the morning and in the evening it stands low.
        var low = stage.Reading.Time is TimeOfDay.Dawn or TimeOfDay.Dusk;
        var (x, y) = (stage.LightX, low ? stage.LightY + 170 : stage.LightY);
        var isMoon = stage.Reading.Time == TimeOfDay.Night || (stage.Reading.Time == TimeOfDay.Dusk && stage.Reading.Has(Motif.Moon));
        canvas.Circle(x, y, low ? 430 : 330, canvas.Glow(stage.Palette.Light, 0.6));
        if (isMoon)
            DrawMoon(canvas, stage, x, y);
        else
            DrawSun(canvas, stage, x, y);
    }

    private static void DrawSun(SvgCanvas canvas, Stage stage, double x, double y)
    {
        var dice = stage.DiceFor("sun");
        if (stage.Reading.Has(Motif.Sun) || stage.Reading.Mood == Mood.Joyful)
        {
            var turn = dice.Between(0, 1);
            for (var i = 0; i < 16; i++)
            {
                var (sin, cos) = Math.SinCos(((i + turn) * Math.PI) / 8);
                var far = i % 2 == 0 ? 138 : 116;
                canvas.Stroke(new Shape().Move(x + (88 * cos), y + (88 * sin)).Line(x + (far * cos), y + (far * sin)), stage.Palette.Light, 7, 0.75);
            }
        }

        canvas.Circle(x, y, 72, stage.Palette.Light.Mix(stage.Palette.SecondAccent, 0.3));
        canvas.Circle(x, y, 62, stage.Palette.Light);
    }

    private static void DrawMoon(SvgCanvas canvas, Stage stage, double x, double y)
    {
        var dice = stage.DiceFor("moon");
        if (dice.Chance(0.5))
        {
            canvas.Fill(new Shape().Move(x + 22, y - 64).Curve(x - 70, y - 60, x - 92, y + 50, x + 2, y + 68)
                .Curve(x + 34, y + 72, x + 62, y + 52, x + 70, y + 30).Curve(x + 10, y + 44, x - 34, y - 22, x + 22, y - 64).Close(), stage.Palette.Light);
            return;
        }

        canvas.Circle(x, y, 66, stage.Palette.Light);
        var shadow = stage.Palette.Light.Mix(stage.Palette.SkyMiddle, 0.28);
        for (var i = 0; i < 5; i++)
            canvas.Circle(x + dice.Between(-38, 38), y + dice.Between(-38, 38), dice.Between(5, 14), shadow, 0.6);
    }
}
