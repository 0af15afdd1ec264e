namespace Storybook;

/// <summary>Says in one sentence what a picture shows, for people who do not see it.</summary>
internal static class PictureDescription
{
    public static string Of(SceneReading reading)
    {
        var things = reading.Motifs.Select(Name).Concat(reading.Creatures.Select(Name)).ToList();
        var what = things.Count == 0 ? "rolling hills" : Join(things);
        return $"A {Name(reading.Mood)} scene {When(reading.Time)}{In(reading.Weather)}: {what}.";
    }

    private static string Name(Mood mood) => mood == Mood.Wonder ? "wondrous" : mood.ToString().ToLowerInvariant();

    private static string When(TimeOfDay time) => time switch
    {
        TimeOfDay.Dawn => "at dawn",
        TimeOfDay.Dusk => "at dusk",
        TimeOfDay.Night => "at night",
        _ => "by day",
    };

    private static string In(Weather weather) => weather switch
    {
        Weather.Rain => " in the rain",
        Weather.Storm => " in a storm",
        Weather.Snow => " in the snow",
        _ => "",
    };

    private static string Name(Motif motif) => motif switch
    {
        Motif.Sea or Motif.Sun or Motif.Moon or Motif.Stars => $"the {motif.ToString().ToLowerInvariant()}",
        Motif.Flowers => "flowers",
        _ => $"a {motif.ToString().ToLowerInvariant()}",
    };

    private static string Name(Creature creature) => $"a {creature.ToString().ToLowerInvariant()}";

    private static string Join(List<string> things) =>
        things.Count == 1 ? things[0] : string.Join(", ", things[..^1]) + " and " + things[^1];
}
