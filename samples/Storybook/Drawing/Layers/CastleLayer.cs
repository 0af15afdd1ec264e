namespace Storybook;

/// <summary>A castle with pointed roofs on the far hills.</summary>
internal static class CastleLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Castle))
            return;

        var dice = stage.DiceFor("castle");
        var x = stage.Reading.Has(Motif.House) ? stage.OtherX : stage.FocusX;
        var ground = stage.Far.At(x) + 30;
        var stone = stage.Palette.Lit(Colour.Hex("#cfc4bb")).Mix(stage.Palette.SkyLow, 0.22);
        canvas.Ellipse(x, ground + 30, 250, 60, stage.Palette.Land[0].Darker(0.06));
        DrawTower(canvas, stage, x - 96, ground, 52, 130, stone.Darker(0.1));
        DrawTower(canvas, stage, x + 96, ground, 52, 150 + dice.Between(-20, 30), stone.Darker(0.1));
        DrawWall(canvas, x, ground, 210, 84, stone.Darker(0.04));
        DrawTower(canvas, stage, x - 42, ground, 58, 190, stone);
        DrawTower(canvas, stage, x + 44, ground, 48, 160, stone);
        DrawTower(canvas, stage, x + 2, ground, 42, 250 + dice.Between(-20, 30), stone.Lighter(0.06));
        canvas.Fill(new Shape().Move(x - 20, ground).Line(x - 20, ground - 34).Curve(x - 18, ground - 60, x + 18, ground - 60, x + 20, ground - 34).Line(x + 20, ground).Close(), stone.Darker(0.5));
    }

    private static void DrawWall(SvgCanvas canvas, double x, double ground, double width, double height, Colour stone)
    {
        var shape = new Shape().Move(x - (width / 2), ground).Line(x - (width / 2), ground - height);
        var step = width / 14;
        for (var i = 0; i < 14; i++)
        {
            var top = ground - height - (i % 2 == 0 ? 12 : 0);
            shape.Line(x - (width / 2) + (i * step), top).Line(x - (width / 2) + ((i + 1) * step), top);
        }

        canvas.Fill(shape.Line(x + (width / 2), ground).Close(), stone);
    }

    private static void DrawTower(SvgCanvas canvas, Stage stage, double x, double ground, double width, double height, Colour stone)
    {
        var half = width / 2;
        var top = ground - height;
        canvas.Fill(new Shape().Move(x - half, ground).Line(x - half, top).Line(x + half, top).Line(x + half, ground).Close(), stone);
        canvas.Fill(new Shape().Move(x + (half * 0.3), ground).Line(x + (half * 0.3), top).Line(x + half, top).Line(x + half, ground).Close(), stone.Darker(0.3), 0.4);
        var roof = stage.Palette.Accent.Mix(stage.Palette.SkyLow, 0.12);
        canvas.Fill(new Shape().Move(x - half - 8, top + 4).Bend(x - (half * 0.4), top - (width * 0.8), x, top - (width * 1.5)).Bend(x + (half * 0.4), top - (width * 0.8), x + half + 8, top + 4).Close(), roof);
        canvas.Fill(new Shape().Move(x + (half * 0.2), top + 4).Bend(x + (half * 0.2), top - (width * 0.8), x, top - (width * 1.5)).Bend(x + (half * 0.4), top - (width * 0.8), x + half + 8, top + 4).Close(), roof.Darker(0.25), 0.5);
        canvas.Stroke(new Shape().Move(x, top - (width * 1.5)).Line(x, top - (width * 1.5) - 26), stone.Darker(0.4), 2);
        canvas.Fill(new Shape().Move(x, top - (width * 1.5) - 26).Bend(x + 12, top - (width * 1.5) - 26, x + 24, top - (width * 1.5) - 20).Line(x, top - (width * 1.5) - 12).Close(), stage.Palette.SecondAccent);
        var window = stage.IsDark ? Colour.Hex("#ffd98a") : stone.Darker(0.45);
        canvas.Ellipse(x - (half * 0.15), top + 32, 4.5, 9, window);
        if (height > 155)
            canvas.Ellipse(x - (half * 0.15), top + 84, 4.5, 9, window);
    }
}
