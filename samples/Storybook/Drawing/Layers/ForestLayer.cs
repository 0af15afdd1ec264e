namespace Storybook;

/// <summary>A forest in rows when the scene has one, else a few trees.</summary>
internal static class ForestLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("forest");
        var sea = stage.Reading.Has(Motif.Sea);
        if (stage.Reading.Has(Motif.Forest))
        {
            DrawRow(canvas, stage, dice, sea ? stage.Far : stage.Middle, sea ? 8 : 20, 0.6, 0.45);
            DrawRow(canvas, stage, dice, stage.Near, sea ? 7 : 13, 1.05, 0.15);
            return;
        }

        if (!sea)
            DrawRow(canvas, stage, dice, stage.Middle, 5, 0.5, 0.35);
    }

    private static void DrawRow(SvgCanvas canvas, Stage stage, Dice dice, Ridge ridge, int count, double scale, double haze)
    {
        for (var i = 0; i < count; i++)
        {
            var x = ((i + dice.Between(0, 1)) * (Stage.Width + 100) / count) - 50;

            // The building stands in a clearing.
            if (Math.Abs(x - stage.FocusX) < 110 && stage.Reading.Has(Motif.House) && scale > 0.8)
                continue;

            var leaf = stage.Palette.Leaf.Mix(stage.Palette.Land[1], haze).Mix(dice.Chance(0.5) ? Colour.White : Colour.Black, dice.Between(0, 0.1));
            Tree.Draw(canvas, stage, dice, x, ridge.At(x) + 14, scale * dice.Between(0.8, 1.25), leaf);
        }
    }
}
