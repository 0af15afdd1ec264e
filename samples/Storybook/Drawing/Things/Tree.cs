namespace Storybook;

/// <summary>Trees: firs, round trees, and bare ones when the mood is sad or fearful.</summary>
internal static class Tree
{
    public static void Draw(SvgCanvas canvas, Stage stage, Dice dice, double x, double ground, double scale, Colour leaf)
    {
        var isBare = stage.Reading.Mood is Mood.Sad or Mood.Fearful && dice.Chance(0.3);
        var likesFirs = stage.IsSnowy || stage.Reading.Mood is Mood.Fearful or Mood.Sad or Mood.Wonder;
        using (canvas.At(x, ground, scale, scale))
        {
            if (isBare)
                DrawBranch(canvas, dice, leaf.Darker(0.45), 0, 0, -90, 62, 9, 4);
            else if (dice.Chance(likesFirs ? 0.8 : 0.3))
                DrawFir(canvas, stage, dice, leaf);
            else
                DrawRound(canvas, stage, dice, leaf);
        }
    }

    /// <summary>A branch and, while <paramref name="depth"/> lasts, the branches that grow from its end.</summary>
    public static void DrawBranch(SvgCanvas canvas, Dice dice, Colour colour, double x, double y, double angle, double length, double width, int depth)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        var (endX, endY) = (x + (length * cos), y + (length * sin));
        var sway = dice.Between(-0.12, 0.12) * length;
        canvas.Stroke(new Shape().Move(x, y).Bend(((x + endX) / 2) - (sway * sin), ((y + endY) / 2) + (sway * cos), endX, endY), colour, width);
        if (depth == 0)
            return;

        DrawBranch(canvas, dice, colour, endX, endY, angle - dice.Between(16, 40), length * dice.Between(0.62, 0.8), width * 0.65, depth - 1);
        DrawBranch(canvas, dice, colour, endX, endY, angle + dice.Between(16, 40), length * dice.Between(0.62, 0.8), width * 0.65, depth - 1);
    }

    private static void DrawFir(SvgCanvas canvas, Stage stage, Dice dice, Colour leaf)
    {
        var height = dice.Between(150, 205);
        var bark = stage.Palette.Lit(Colour.Hex("#6e4a35"));
        canvas.Fill(new Shape().Move(-7, 4).Line(-5, -40).Line(5, -40).Line(7, 4).Close(), bark);
        for (var tier = 0; tier < 4; tier++)
        {
            var bottom = -20 - (tier * height * 0.2);
            var top = bottom - (height * 0.38);
            var half = 52 - (tier * 10.5);
            var colour = leaf.Lighter(tier * 0.045);
            canvas.Fill(new Shape().Move(0, top).Bend(half * 0.3, (top * 0.4) + (bottom * 0.6), half, bottom).Bend(half * 0.45, bottom + 9, 0, bottom + 5)
                .Bend(-half * 0.45, bottom + 9, -half, bottom).Bend(-half * 0.3, (top * 0.4) + (bottom * 0.6), 0, top).Close(), colour);
            canvas.Fill(new Shape().Move(0, top).Bend(half * 0.3, (top * 0.4) + (bottom * 0.6), half, bottom).Bend(half * 0.45, bottom + 9, half * 0.1, bottom + 5).Close(), colour.Darker(0.3), 0.4);
            if (stage.IsSnowy)
                canvas.Stroke(new Shape().Move(-half * 0.85, bottom - 3).Bend(-half * 0.25, (top * 0.45) + (bottom * 0.55), -2, top + 4), stage.Palette.Lit(Colour.White), 6, 0.9);
        }
    }

    private static void DrawRound(SvgCanvas canvas, Stage stage, Dice dice, Colour leaf)
    {
        var bark = stage.Palette.Lit(Colour.Hex("#7a5238"));
        canvas.Fill(new Shape().Move(-9, 4).Bend(-4, -40, -6, -90).Line(6, -90).Bend(4, -40, 10, 4).Close(), bark);
        for (var i = 0; i < 5; i++)
            canvas.Ellipse(((i - 2) * 19) + dice.Between(-4, 4), -100 - (i % 2 * 26) + dice.Between(-8, 8), dice.Between(32, 40), dice.Between(30, 37), leaf.Darker(0.08));

        canvas.Ellipse(0, -136, 42, 36, leaf);
        canvas.Ellipse(-14, -140, 24, 18, leaf.Lighter(0.16), 0.7, -20);
        for (var i = 0; i < 9; i++)
        {
            var (x, y) = (dice.Between(-48, 48), dice.Between(-150, -86));
            canvas.Stroke(new Shape().Move(x - 5, y).Bend(x, y - 5, x + 5, y), i % 2 == 0 ? leaf.Lighter(0.3) : leaf.Darker(0.22), 2, 0.55);
        }

        if (stage.IsSnowy)
            canvas.Fill(new Shape().Move(-42, -140).Bend(-20, -182, 4, -174).Bend(36, -176, 42, -140).Bend(20, -156, 0, -148).Bend(-22, -156, -42, -140).Close(), stage.Palette.Lit(Colour.White), 0.92);
    }
}
