namespace Storybook;

/// <summary>Rain, snow and lightning in front of everything; sparks of light for wonder.</summary>
internal static class WeatherLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("weather");
        switch (stage.Reading.Weather)
        {
            case Weather.Rain or Weather.Storm:
                DrawRain(canvas, stage, dice);
                break;
            case Weather.Snow:
                for (var i = 0; i < 190; i++)
                    canvas.Circle(dice.Between(0, Stage.Width), dice.Between(0, Stage.Height), dice.Between(1.5, 6.5), Colour.White, dice.Between(0.45, 0.95));
                break;
        }

        if (stage.Reading.Weather == Weather.Storm)
            DrawLightning(canvas, dice, (Stage.Width / 2) + (stage.TreeOnLeft ? -60 : 60));

        if (stage.Reading.Mood == Mood.Wonder)
            DrawMagic(canvas, stage, dice);
    }

    private static void DrawRain(SvgCanvas canvas, Stage stage, Dice dice)
    {
        var slant = stage.Reading.Weather == Weather.Storm ? -20 : -9;
        for (var i = 0; i < 200; i++)
        {
            var (x, y, length) = (dice.Between(0, Stage.Width + 40), dice.Between(-20, Stage.Height), dice.Between(22, 46));
            canvas.Stroke(new Shape().Move(x, y).Line(x + (slant * length / 40), y + length), Colour.Hex("#dfe9f5"), 1.8, dice.Between(0.2, 0.5));
        }
    }

    private static void DrawLightning(SvgCanvas canvas, Dice dice, double x)
    {
        var bolt = new Shape().Move(x, 90);
        var (atX, atY) = (x, 90.0);
        for (var i = 0; i < 6; i++)
        {
            (atX, atY) = (atX + dice.Between(10, 46) * (i % 2 == 0 ? -1 : 1), atY + dice.Between(55, 82));
            bolt.Line(atX, atY);
        }

        canvas.Circle(x, 290, 330, canvas.Glow(Colour.Hex("#f4ecff"), 0.5));
        canvas.Stroke(bolt, Colour.Hex("#efe6ff"), 11, 0.35);
        canvas.Stroke(bolt, Colour.Hex("#fffbe8"), 4.5);
    }

    private static void DrawMagic(SvgCanvas canvas, Stage stage, Dice dice)
    {
        for (var i = 0; i < 46; i++)
        {
            var (x, y) = (dice.Between(120, 1080), dice.Between(430, 840));
            canvas.Circle(x, y, dice.Between(8, 18), canvas.Glow(stage.Palette.SecondAccent, 0.7));
            canvas.Circle(x, y, dice.Between(1.6, 3.2), Colour.Hex("#fff9e0"), 0.95);
        }
    }
}
