namespace Storybook;

/// <summary>A big tree at one side in front, which gives the picture depth.</summary>
internal static class FramingTreeLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        // At sea and on mountains the view stays open.
        if (stage.Reading.Has(Motif.Sea) || stage.Reading.Has(Motif.Mountain))
            return;

        var dice = stage.DiceFor("framing tree");
        var bark = stage.Palette.Land[3].Mix(Colour.Hex("#3a2a2a"), 0.62);
        using (canvas.At(stage.TreeOnLeft ? 0 : Stage.Width, 0, stage.TreeOnLeft ? 1 : -1, 1))
        {
            canvas.Fill(new Shape().Move(-40, 920).Curve(30, 760, 10, 500, -10, -20).Line(84, -20).Curve(70, 300, 84, 600, 128, 780).Bend(150, 860, 190, 920).Close(), bark);
            canvas.Stroke(new Shape().Move(40, 860).Curve(60, 700, 44, 560, 46, 420).Move(70, 760).Curve(62, 640, 60, 560, 58, 300), bark.Lighter(0.16), 4, 0.6);
            canvas.Stroke(new Shape().Move(60, 300).Curve(150, 230, 210, 210, 300, 140), bark, 26);
            canvas.Stroke(new Shape().Move(60, 180).Curve(150, 120, 260, 110, 400, 46), bark, 22);
            if (stage.Reading.Mood is Mood.Sad or Mood.Fearful || stage.IsSnowy)
                DrawTwigs(canvas, stage, dice, bark);
            else
                DrawLeaves(canvas, stage, dice);
        }
    }

    private static void DrawTwigs(SvgCanvas canvas, Stage stage, Dice dice, Colour bark)
    {
        Tree.DrawBranch(canvas, dice, bark, 296, 142, -25, 78, 14, 4);
        Tree.DrawBranch(canvas, dice, bark, 396, 48, 12, 74, 12, 4);
        Tree.DrawBranch(canvas, dice, bark, 200, 208, 32, 58, 9, 3);
        if (stage.IsSnowy)
            canvas.Stroke(new Shape().Move(90, 268).Curve(150, 222, 210, 200, 296, 130).Move(90, 156).Curve(150, 110, 260, 100, 392, 40), stage.Palette.Lit(Colour.White), 9, 0.95);
    }

    private static void DrawLeaves(SvgCanvas canvas, Stage stage, Dice dice)
    {
        var leaf = stage.Palette.Leaf.Darker(0.24);
        for (var i = 0; i < 130; i++)
        {
            // Thick at the trunk and thin at the ends of the branches.
            var reach = Math.Pow(dice.Between(0, 1), 0.8);
            var x = -30 + (500 * reach);
            var y = (130 * (1 - reach) * dice.Between(0, 2.1)) + dice.Between(-40, 90);
            canvas.Ellipse(x, y, dice.Between(20, 34), dice.Between(10, 16), leaf.Mix(dice.Chance(0.5) ? stage.Palette.Light : Colour.Black, dice.Between(0, 0.18)), 0.95, dice.Between(-50, 60));
        }
    }
}
