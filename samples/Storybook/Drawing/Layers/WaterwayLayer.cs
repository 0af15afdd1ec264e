namespace Storybook;

/// <summary>A river that winds from the hills to the viewer.</summary>
internal static class WaterwayLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.River) || stage.Reading.Has(Motif.Sea))
            return;

        var x = stage.OtherX;
        var top = stage.Near.At(x);
        var side = x < Stage.Width / 2 ? 1 : -1;
        var river = new Shape().Move(x - 8, top).Curve(x + (side * 120), top + 50, x - (side * 130), top + 80, x - 70, Stage.Height)
            .Line(x + 190, Stage.Height).Curve(x + 30 - (side * 60), top + 90, x + 50 + (side * 150), top + 50, x + 10, top).Close();
        var water = stage.Palette.Water;
        canvas.Fill(river, canvas.Downward((0, water.Mix(stage.Palette.SkyLow, 0.5), 1), (1, water, 1)));
        canvas.Stroke(river, water.Lighter(0.55), 3, 0.5);
    }
}
