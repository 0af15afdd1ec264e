namespace Storybook;

/// <summary>Reads mood, time, weather, things and beings out of the words of a scene. English words; other languages get calm landscapes.</summary>
internal static class SceneReader
{
    private const int MostMotifs = 5;
    private const int MostCreatures = 4;
    private const int FewestForCover = 3;

    public static SceneReading Read(Scene scene) => Read(scene.Paragraphs, scene.StorySeed, 1);

    /// <summary>The reading of the whole story, for its cover. One shower does not make a rainy book.</summary>
    public static SceneReading Read(StoryText story) => Read(story.Paragraphs.Select(p => p.Text).Prepend(story.Title), story.Seed, FewestForCover);

    private static SceneReading Read(IEnumerable<string> paragraphs, ulong storySeed, int fewest)
    {
        var text = paragraphs.ToList();
        var words = Words.Of(text);
        var mood = First(MoodWords.Moods.Find(words)) ?? Mood.Calm;
        return new SceneReading(
            mood,
            First(MoodWords.Times.Find(words)) ?? UsualTime(mood),
            First(MoodWords.Weathers.Find(words, fewest)) ?? Weather.Clear,
            ThingWords.Motifs.Find(words).Take(MostMotifs).ToList(),
            ThingWords.Creatures.Find(words).Take(MostCreatures).ToList(),
            StableHash.Of(string.Join('\n', text)) ^ storySeed,
            storySeed);
    }

    private static T? First<T>(IReadOnlyList<T> found)
        where T : struct => found.Count > 0 ? found[0] : null;

    private static TimeOfDay UsualTime(Mood mood) => mood switch
    {
        Mood.Fearful => TimeOfDay.Night,
        Mood.Wonder => TimeOfDay.Dusk,
        Mood.Sad => TimeOfDay.Dusk,
        _ => TimeOfDay.Day,
    };
}
