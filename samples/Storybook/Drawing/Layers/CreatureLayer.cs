namespace Storybook;

/// <summary>The people and animals of the scene, side by side on the front hill.</summary>
internal static class CreatureLayer
{
    public static void Draw(SvgCanvas canvas, Stage stage)
    {
        var dice = stage.DiceFor("creatures");
        foreach (var (who, x) in Lineup.Of(stage))
        {
            var ground = stage.Front.At(x) + dice.Between(26, 56);
            if (who is null)
                continue;

            canvas.Ellipse(x, ground + 3, 62, 9, stage.Palette.Land[3].Darker(0.45), 0.4);
            using (canvas.At(x, ground, x < Lineup.Middle(stage) ? 1.05 : -1.05, 1.05))
                Draw(canvas, stage, who.Value);
        }

        if (stage.Reading.Creatures.Contains(Creature.Fish) && !stage.Reading.Has(Motif.Sea))
            Fish.Draw(canvas, stage, stage.OtherX, stage.Front.At(stage.OtherX) + 60);
    }

    private static void Draw(SvgCanvas canvas, Stage stage, Creature creature)
    {
        if (creature is Creature.Man or Creature.Woman or Creature.Child or Creature.King or Creature.Queen)
            Person.Draw(canvas, stage, creature);
        else if (QuadrupedForm.Of(creature) is { } form)
            Quadruped.Draw(canvas, stage, form);
        else
            SmallAnimal.Draw(canvas, stage, creature);
    }
}
