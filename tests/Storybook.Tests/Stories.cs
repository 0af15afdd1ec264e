using System.Reflection;

namespace Storybook.Tests;

/// <summary>The included stories, read from the source tree, and small ones made for a test.</summary>
internal static class Stories
{
    public static readonly DateTimeOffset Time = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public static string MusiciansText => Text("musicians-of-bremen.txt");

    public static string FishermanText => Text("fisherman-and-his-wife.txt");

    public static StoryText Musicians => Included("musicians-of-bremen.txt");

    public static StoryText Fisherman => Included("fisherman-and-his-wife.txt");

    public static Scene Scene(string text, ulong seed = 7) => new(1, 1, "A scene", [text], seed);

    public static Book Book(StoryText story) =>
        BookMaker.Assemble(story, SceneSplitter.Split(story, new SceneLimits()).Select(BookMaker.DrawPage), Time);

    public static IEnumerable<string> WordsOf(IEnumerable<string> paragraphs) =>
        paragraphs.SelectMany(p => p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static StoryText Included(string name) => StoryParser.Parse(Text(name), name);

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    private static string Folder() => Path.Combine(
        typeof(Stories).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "samples",
        "Storybook",
        "stories");
}
