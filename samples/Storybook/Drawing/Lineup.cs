namespace Storybook;

/// <summary>Where the people and animals stand in front, side by side, with a free place in the middle when there is a fire.</summary>
internal static class Lineup
{
    private const double MostRoom = 180;
    private const double Width = 580;

    /// <summary>From left to right; null is the place of the fire.</summary>
    public static IReadOnlyList<(Creature? Who, double X)> Of(Stage stage)
    {
        var who = stage.Reading.Creatures.Where(c => c is not (Creature.Fish or Creature.Bird)).Select(c => (Creature?)c).ToList();
        if (stage.Reading.Has(Motif.Fire))
            who.Insert(who.Count / 2, null);

        var dice = stage.DiceFor("lineup");
        var room = Math.Min(MostRoom, Width / Math.Max(1, who.Count));
        return who.Select((c, i) => (c, Middle(stage) + ((i - ((who.Count - 1) / 2.0)) * room) + dice.Between(-10, 10))).ToList();
    }

    /// <summary>They leave the door of the house free, and the trunk of the big tree on the other side.</summary>
    public static double Middle(Stage stage)
    {
        var aside = stage.Reading.Has(Motif.House) ? 85 : 0;
        return (Stage.Width / 2) + (stage.TreeOnLeft ? -aside : aside);
    }
}
