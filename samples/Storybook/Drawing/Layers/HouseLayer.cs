namespace Storybook;

/// <summary>A cottage on the near hill, with smoke from its chimney and light in its windows.</summary>
internal static class HouseLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.House))
            return;

        var ground = stage.Near.At(stage.FocusX) + 34;
        var wall = stage.Palette.Lit(Colour.Hex("#f3e3c8"));
        using (canvas.At(stage.FocusX, ground, stage.FocusX < Stage.Width / 2 ? 1.12 : -1.12, 1.12))
        {
            DrawSmoke(canvas, stage);
            canvas.Ellipse(0, 4, 132, 14, stage.Palette.Land[2].Darker(0.3), 0.6);
            DrawChimney(canvas, stage);
            canvas.Fill(new Shape().Move(-96, 4).Line(-92, -84).Line(92, -84).Line(96, 4).Close(), canvas.Downward((0, wall.Darker(0.12), 1), (0.3, wall, 1), (1, wall.Darker(0.06), 1)));
            DrawBeams(canvas, stage);
            DrawWindow(canvas, stage, -54, -44);
            DrawWindow(canvas, stage, 58, -44);
            DrawDoor(canvas, stage);
            DrawRoof(canvas, stage);
        }
    }

    private static void DrawSmoke(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("smoke");
        for (var i = 0; i < 7; i++)
            canvas.Circle(56 + (i * 9) + dice.Between(-5, 5), -206 - (i * 23), 9 + (i * 3.6), stage.Palette.SkyLow.Lighter(0.5), 0.5 - (i * 0.06));
    }

    private static void DrawChimney(SvgCanvas canvas, Stage stage)
    {
        var brick = stage.Palette.Lit(Colour.Hex("#a3644c"));
        canvas.Fill(new Shape().Move(40, -120).Line(40, -190).Line(68, -190).Line(68, -120).Close(), brick);
        canvas.Fill(new Shape().Move(36, -186).Line(36, -196).Line(72, -196).Line(72, -186).Close(), brick.Darker(0.2));
    }

    private static void DrawBeams(SvgCanvas canvas, Stage stage)
    {
        var beam = stage.Palette.Lit(Colour.Hex("#7b5236"));
        canvas.Stroke(new Shape().Move(-92, -80).Line(-95, 2).Move(92, -80).Line(95, 2).Move(-22, -80).Line(-22, 2).Move(24, -80).Line(24, 2), beam, 6, 0.85);
    }

    private static void DrawWindow(SvgCanvas canvas, Stage stage, double x, double y)
    {
        var isLit = stage.IsDark || stage.Reading.Weather != Weather.Clear;
        var glass = isLit ? Colour.Hex("#ffd988") : Colour.Hex("#a8d0dc");
        if (isLit)
            canvas.Circle(x, y, 74, canvas.Glow(Colour.Hex("#ffcf70"), 0.75));

        var frame = stage.Palette.Lit(Colour.Hex("#7b5236"));
        canvas.Fill(new Shape().Move(x - 18, y - 20).Line(x + 18, y - 20).Line(x + 18, y + 18).Line(x - 18, y + 18).Close(), glass);
        canvas.Stroke(new Shape().Move(x - 18, y - 20).Line(x + 18, y - 20).Line(x + 18, y + 18).Line(x - 18, y + 18).Close().Move(x, y - 20).Line(x, y + 18).Move(x - 18, y - 1).Line(x + 18, y - 1), frame, 4);
        canvas.Fill(new Shape().Move(x - 24, y + 20).Line(x + 24, y + 20).Line(x + 20, y + 30).Line(x - 20, y + 30).Close(), stage.Palette.Accent.Darker(0.1));
    }

    private static void DrawDoor(SvgCanvas canvas, Stage stage)
    {
        var door = stage.Palette.Accent.Darker(0.3);
        canvas.Fill(new Shape().Move(-18, 4).Line(-18, -48).Curve(-16, -70, 18, -70, 20, -48).Line(20, 4).Close(), door);
        canvas.Stroke(new Shape().Move(-6, 2).Line(-6, -60).Move(8, 2).Line(8, -60), door.Darker(0.3), 1.6, 0.7);
        canvas.Circle(13, -26, 3, stage.Palette.SecondAccent);
    }

    private static void DrawRoof(SvgCanvas canvas, Stage stage)
    {
        var roof = stage.IsSnowy ? stage.Palette.Lit(Colour.Hex("#f4f7fc")) : stage.Palette.Accent;
        canvas.Fill(new Shape().Move(-124, -74).Bend(-78, -100, -58, -168).Bend(0, -182, 62, -168).Bend(80, -100, 124, -74).Bend(0, -92, -124, -74).Close(), canvas.Downward((0, roof.Lighter(0.12), 1), (1, roof.Darker(0.16), 1)));
        for (var row = 0; row < 4; row++)
        {
            var (y, half) = (-150 + (row * 19), 58 + (row * 13));
            for (var x = -half; x < half - 8; x += 18)
                canvas.Stroke(new Shape().Move(x, y).Bend(x + 9, y + 9, x + 18, y), roof.Darker(0.28), 1.8, 0.5);
        }
    }
}
