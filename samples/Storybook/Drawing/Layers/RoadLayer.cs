namespace Storybook;

/// <summary>A road that winds from the viewer to the house or over the hill.</summary>
internal static class RoadLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Road))
            return;

        var endX = stage.FocusX;
        var top = stage.Near.At(endX) + 34;
        var foot = (Stage.Width / 2) + stage.DiceFor("road").Between(-90, 90);
        var side = endX < Stage.Width / 2 ? -1 : 1;
        var earth = stage.IsSnowy ? stage.Palette.Lit(Colour.Hex("#dfe3ea")) : stage.Palette.Lit(Colour.Hex("#e6cf9f"));
        var road = new Shape().Move(endX - 9, top).Curve(endX + (side * 130), top + 60, foot - (side * 170), top + 80, foot - 110, Stage.Height)
            .Line(foot + 120, Stage.Height).Curve(foot - (side * 60), top + 110, endX + (side * 190) + 40, top + 70, endX + 13, top).Close();
        canvas.Fill(road, canvas.Downward((0, earth.Mix(stage.Palette.Land[2], 0.25), 1), (1, earth, 1)));
        canvas.Stroke(road, earth.Darker(0.25), 3, 0.35);
    }
}
