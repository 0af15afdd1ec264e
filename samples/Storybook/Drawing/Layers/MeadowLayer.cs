namespace Storybook;

/// <summary>Grass and flowers at the viewer's feet; more flowers when the scene speaks of them.</summary>
internal static class MeadowLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("meadow");
        var grass = stage.Palette.Land[3];
        if (!stage.IsSnowy)
        {
            for (var i = 0; i < 60; i++)
                DrawTuft(canvas, dice, dice.Between(0, Stage.Width), dice.Between(838, 905), grass);
        }

        var flowers = stage.Reading.Has(Motif.Flowers) ? 34 : stage.Reading.Mood is Mood.Joyful or Mood.Calm or Mood.Wonder ? 12 : 0;
        if (stage.IsSnowy)
            flowers = 0;

        for (var i = 0; i < flowers; i++)
        {
            var colour = dice.Pick([stage.Palette.Accent, stage.Palette.SecondAccent, stage.Palette.Lit(Colour.Hex("#fff7ea")), stage.Palette.Accent.Turn(50)]);
            DrawFlower(canvas, dice, dice.Between(40, 1160), dice.Between(820, 880), colour, stage);
        }
    }

    private static void DrawTuft(SvgCanvas canvas, Dice dice, double x, double y, Colour grass)
    {
        var colour = grass.Mix(dice.Chance(0.5) ? Colour.Black : Colour.White, dice.Between(0.06, 0.2));
        for (var blade = -2; blade <= 2; blade++)
        {
            var height = dice.Between(18, 40);
            canvas.Fill(new Shape().Move(x + (blade * 4) - 2.5, y).Bend(x + (blade * 5), y - (height * 0.6), x + (blade * 9), y - height).Bend(x + (blade * 6) + 3, y - (height * 0.5), x + (blade * 4) + 2.5, y).Close(), colour, 0.9);
        }
    }

    private static void DrawFlower(SvgCanvas canvas, Dice dice, double x, double y, Colour petal, Stage stage)
    {
        var size = dice.Between(6, 10);
        var lean = dice.Between(-7, 7);
        canvas.Stroke(new Shape().Move(x, y + 36).Bend(x - lean, y + 16, x, y), stage.Palette.Leaf.Darker(0.15), 3);
        canvas.Ellipse(x + 8, y + 21, 9, 3.6, stage.Palette.Leaf, 1, -28);
        for (var i = 0; i < 5; i++)
        {
            var (sin, cos) = Math.SinCos((i * 2 * Math.PI / 5) + lean);
            canvas.Circle(x + (cos * size * 0.8), y + (sin * size * 0.8), size * 0.66, petal);
        }

        canvas.Circle(x, y, size * 0.5, stage.Palette.SecondAccent.Mix(Colour.Hex("#ffd34d"), 0.6));
    }
}
