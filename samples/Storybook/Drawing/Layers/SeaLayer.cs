namespace Storybook;

/// <summary>The sea from the horizon to the shore, with the light on it and a boat.</summary>
internal static class SeaLayer
{
    private const double Horizon = 545;

    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        if (!stage.Reading.Has(Motif.Sea))
            return;

        var dice = stage.DiceFor("sea");
        var water = stage.Palette.Water;
        var isRough = stage.Reading.Weather == Weather.Storm || stage.Reading.Mood == Mood.Fearful;
        canvas.Fill(
            new Shape().Move(0, Horizon).Line(Stage.Width, Horizon).Line(Stage.Width, 800).Line(0, 800).Close(),
            canvas.Downward((0, water.Mix(stage.Palette.SkyLow, 0.55), 1), (0.4, water, 1), (1, water.Darker(0.3), 1)));
        if (stage.Reading.Weather is not (Weather.Rain or Weather.Storm))
            DrawReflection(canvas, stage, dice);

        DrawWaves(canvas, dice, water, isRough);
        if (stage.Reading.Has(Motif.Boat) || stage.Reading.Creatures.Contains(Creature.Fish) || dice.Chance(0.4))
            Boat.Draw(canvas, stage, stage.OtherX + ((stage.TreeOnLeft ? 1 : -1) * dice.Between(20, 110)), Horizon + 52, dice.Between(0.8, 1), isRough ? -9 : 0);

        if (stage.Reading.Creatures.Contains(Creature.Fish))
            Fish.Draw(canvas, stage, stage.OtherX + (stage.TreeOnLeft ? -140 : 140), 650);
    }

    private static void DrawReflection(SvgCanvas canvas, Stage stage, Dice dice)
    {
        for (var y = Horizon + 6; y < 700; y += 9)
        {
            var half = (18 + ((y - Horizon) * 0.42)) * dice.Between(0.5, 1.1);
            var x = stage.LightX + dice.Between(-16, 16);
            canvas.Stroke(new Shape().Move(x - half, y).Line(x + half, y), stage.Palette.Light, 2.6, 0.42);
        }
    }

    private static void DrawWaves(SvgCanvas canvas, Dice dice, Colour water, bool isRough)
    {
        for (var y = Horizon + 14; y < 730; y += 13)
        {
            var depth = (y - Horizon) / 185;
            var length = 30 + (80 * depth);
            var height = (isRough ? 20 : 6) * (0.3 + depth);
            for (var x = dice.Between(-60, 40); x < Stage.Width; x += length * dice.Between(1.3, 2.6))
            {
                var crest = new Shape().Move(x, y).Bend(x + (length * 0.5), y - height, x + length, y);
                canvas.Stroke(crest, water.Lighter(isRough ? 0.55 : 0.4), 1.2 + (1.8 * depth), 0.55);
                if (isRough && dice.Chance(0.35))
                    canvas.Fill(new Shape().Move(x, y + 3).Bend(x + (length * 0.45), y - (height * 1.6), x + (length * 0.8), y - (height * 0.7)).Bend(x + (length * 0.55), y - (height * 0.4), x + length, y + 3).Close(), water.Darker(0.2), 0.6);
            }
        }
    }
}
