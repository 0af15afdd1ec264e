namespace Storybook;

/// <summary>The gables and the steeple of a town in the distance.</summary>
internal static class TownLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Town))
            return;

        var dice = stage.DiceFor("town");
        var x = stage.Reading.Has(Motif.Castle) ? Stage.Width / 2 : stage.OtherX;
        DrawSteeple(canvas, stage, x + dice.Between(-60, 60));
        for (var row = 0; row < 2; row++)
        {
            for (var i = 0; i < 9; i++)
            {
                var at = x - 190 + (i * 46) + dice.Between(-10, 10) + (row * 20);
                DrawGable(canvas, stage, dice, at, stage.Far.At(at) + 16 + (row * 28), dice.Between(34, 48));
            }
        }
    }

    private static void DrawGable(SvgCanvas canvas, Stage stage, Dice dice, double x, double ground, double width)
    {
        var wall = stage.Palette.Lit(dice.Pick([Colour.Hex("#efe1c6"), Colour.Hex("#e2c9a8"), Colour.Hex("#d8d3c8")])).Mix(stage.Palette.SkyLow, 0.18);
        var (half, height) = (width / 2, width * dice.Between(0.8, 1.3));
        var roof = (dice.Chance(0.6) ? stage.Palette.Accent : stage.Palette.Accent.Darker(0.3)).Mix(stage.Palette.SkyLow, 0.2);
        canvas.Fill(new Shape().Move(x - half, ground + 30).Line(x - half, ground - height).Line(x, ground - height - half).Line(x + half, ground - height).Line(x + half, ground + 30).Close(), wall);
        canvas.Fill(new Shape().Move(x - half - 4, ground - height + 4).Line(x, ground - height - half - 6).Line(x + half + 4, ground - height + 4).Line(x + half - 3, ground - height + 4).Line(x, ground - height - half + 8).Line(x - half + 3, ground - height + 4).Close(), roof);
        canvas.Fill(new Shape().Move(x - half, ground - height).Line(x, ground - height - half).Line(x + half, ground - height).Close(), roof);
        var window = stage.IsDark && dice.Chance(0.7) ? Colour.Hex("#ffd98a") : wall.Darker(0.4);
        for (var side = -1; side <= 1; side += 2)
            canvas.Fill(new Shape().Move(x + (side * half * 0.45) - 4, ground - height + 10).Line(x + (side * half * 0.45) + 4, ground - height + 10).Line(x + (side * half * 0.45) + 4, ground - height + 22).Line(x + (side * half * 0.45) - 4, ground - height + 22).Close(), window);
    }

    private static void DrawSteeple(SvgCanvas canvas, Stage stage, double x)
    {
        var ground = stage.Far.At(x) + 20;
        var stone = stage.Palette.Lit(Colour.Hex("#d9d0c4")).Mix(stage.Palette.SkyLow, 0.25);
        canvas.Fill(new Shape().Move(x - 24, ground).Line(x - 24, ground - 140).Line(x + 24, ground - 140).Line(x + 24, ground).Close(), stone);
        canvas.Fill(new Shape().Move(x - 30, ground - 138).Line(x, ground - 240).Line(x + 30, ground - 138).Close(), stage.Palette.Accent.Darker(0.25).Mix(stage.Palette.SkyLow, 0.2));
        canvas.Circle(x, ground - 112, 11, stage.IsDark ? Colour.Hex("#ffe2a0") : stone.Lighter(0.6));
        canvas.Stroke(new Shape().Move(x, ground - 112).Line(x, ground - 119).Move(x, ground - 112).Line(x + 5, ground - 110), stone.Darker(0.6), 1.6);
    }
}
