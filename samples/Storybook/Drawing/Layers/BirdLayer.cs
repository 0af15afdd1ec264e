namespace Storybook;

/// <summary>Birds in the air: a flock when the scene has birds, a few over the sea and in a merry sky.</summary>
internal static class BirdLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var named = stage.Reading.Creatures.Contains(Creature.Bird);
        var count = named ? 9 : stage.Reading.Has(Motif.Sea) || stage.Reading is { Mood: Mood.Joyful, Time: not TimeOfDay.Night } ? 4 : 0;
        var dice = stage.DiceFor("birds");
        var dark = stage.Palette.SkyTop.Darker(0.5);
        var (middleX, middleY) = ((Stage.Width / 2) + dice.Between(-120, 120), dice.Between(200, 320));
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (middleX + dice.Between(-190, 190), middleY + dice.Between(-80, 80));
            var size = dice.Between(12, named ? 34 : 20);
            var wing = size * dice.Between(0.35, 0.7);
            canvas.Fill(new Shape().Move(x - size, y - wing).Bend(x - (size * 0.35), y - wing, x, y).Bend(x + (size * 0.35), y - wing, x + size, y - wing)
                .Bend(x + (size * 0.4), y - (wing * 0.5), x, y + (size * 0.24)).Bend(x - (size * 0.4), y - (wing * 0.5), x - size, y - wing).Close(), dark, 0.85);
        }
    }
}
