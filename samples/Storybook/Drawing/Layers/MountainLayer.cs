namespace Storybook;

/// <summary>Mountains behind everything, with snow on their tops.</summary>
internal static class MountainLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Mountain))
            return;

        var dice = stage.DiceFor("mountains");
        var stone = stage.Palette.Land[0].Mix(stage.Palette.SkyMiddle, 0.3);
        for (var row = 0; row < 2; row++)
        {
            var colour = stone.Mix(stage.Palette.Lit(Colour.Hex("#5f6f8f")), 0.25 + (0.25 * row));
            var count = 4 + row;
            for (var i = 0; i < count; i++)
            {
                var x = ((i + dice.Between(0.15, 0.85)) * Stage.Width) / count;
                DrawPeak(canvas, dice, x, row == 0 ? dice.Between(190, 300) : dice.Between(310, 410), dice.Between(190, 300), colour);
            }
        }
    }

    private static void DrawPeak(SvgCanvas canvas, Dice dice, double x, double top, double half, Colour colour)
    {
        const double Foot = 600;
        var lean = dice.Between(-30, 30);
        var fill = canvas.Downward((0, colour.Lighter(0.08), 1), (1, colour.Lighter(0.4), 1));
        canvas.Fill(new Shape().Move(x - half, Foot).Line(x - (half * 0.35), top + ((Foot - top) * 0.32)).Line(x, top)
            .Line(x + (half * 0.3), top + ((Foot - top) * 0.27)).Line(x + half, Foot).Close(), fill);

        // The side away from the light.
        canvas.Fill(new Shape().Move(x, top).Line(x + (half * 0.3), top + ((Foot - top) * 0.27)).Line(x + half, Foot).Line(x + lean, Foot)
            .Line(x + (lean * 0.4) + 14, top + ((Foot - top) * 0.5)).Line(x - 10, top + ((Foot - top) * 0.25)).Close(), colour.Darker(0.2), 0.35);

        var cap = (Foot - top) * 0.2;
        canvas.Fill(new Shape().Move(x, top).Line(x + (half * 0.22), top + cap).Line(x + (half * 0.1), top + (cap * 0.8)).Line(x + 2, top + (cap * 1.25))
            .Line(x - (half * 0.09), top + (cap * 0.8)).Line(x - (half * 0.22), top + (cap * 1.02)).Close(), colour.Lighter(0.75), 0.9);
    }
}
