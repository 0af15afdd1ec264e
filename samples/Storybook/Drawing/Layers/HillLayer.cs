namespace Storybook;

/// <summary>Rolling land, paler the farther it is, with mist between the layers.</summary>
internal static class HillLayer
{
    public static void DrawFar(SvgCanvas canvas, Stage stage) => Draw(canvas, stage, stage.Far, 0, treeSize: 16);

    /// <summary>Where there is the sea, there is no land in the middle.</summary>
    public static void DrawMiddle(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Sea))
            Draw(canvas, stage, stage.Middle, 1, treeSize: 30);
    }

    public static void DrawNear(SvgCanvas canvas, Stage stage) => Draw(canvas, stage, stage.Near, 2, treeSize: 0);

    public static void DrawFront(SvgCanvas canvas, Stage stage) => Draw(canvas, stage, stage.Front, 3, treeSize: 0);

    private static void Draw(SvgCanvas canvas, Stage stage, Ridge ridge, int layer, double treeSize)
    {
        var dice = stage.DiceFor($"hill {layer}");
        var colour = stage.Palette.Land[layer];
        if (treeSize > 0)
            DrawTreeLine(canvas, dice, ridge, treeSize, colour);

        canvas.Fill(ridge.Land(Stage.Height), canvas.Downward((0, colour.Lighter(0.1), 1), (0.35, colour, 1), (1, colour.Darker(0.16), 1)));
        DrawTexture(canvas, dice, ridge, layer, colour);
        if (layer < 2)
            canvas.Fill(ridge.Land(Stage.Height), canvas.Downward((0, stage.Palette.SkyLow, 0), (0.3, stage.Palette.SkyLow, 0.34), (1, stage.Palette.SkyLow, 0)));
    }

    private static void DrawTreeLine(SvgCanvas canvas, Dice dice, Ridge ridge, double size, Colour colour)
    {
        for (var clump = 0; clump < 5; clump++)
        {
            var middle = dice.Between(0, Stage.Width);
            for (var i = 0; i < 7; i++)
            {
                var x = middle + dice.Between(-90, 90);
                var height = size * dice.Between(0.7, 1.3);
                canvas.Ellipse(x, ridge.At(x) - (height * 0.35), height * 0.42, height * 0.7, colour.Darker(dice.Between(0.05, 0.14)));
            }
        }
    }

    private static void DrawTexture(SvgCanvas canvas, Dice dice, Ridge ridge, int layer, Colour colour)
    {
        var length = 8 + (7 * layer);
        for (var i = 0; i < 46; i++)
        {
            var x = dice.Between(0, Stage.Width);
            var y = ridge.At(x) + dice.Between(8, 90 + (20 * layer));
            var tone = dice.Chance(0.5) ? colour.Lighter(0.22) : colour.Darker(0.14);
            canvas.Stroke(new Shape().Move(x - length, y).Bend(x, y - (length * 0.22), x + length, y), tone, 1.2 + (0.5 * layer), 0.4);
        }
    }
}
