namespace Storybook.Tests;

/// <summary>A story of so many pages that it can be stopped in the middle, in a folder of its own.</summary>
internal sealed class LongStory
{
    public const int Pages = 60;

    public LongStory()
    {
        Folder = Directory.CreateTempSubdirectory("storybook").FullName;
        Path = System.IO.Path.Combine(Folder, "long.txt");
        File.WriteAllText(Path, string.Join("\n\n", Enumerable.Repeat(Stories.MusiciansText, 8)));
    }

    public string Folder { get; }

    public string Path { get; }

    public StorybookProcess Make() => new("make", Path, "--data", Folder, "--pages", $"{Pages}");

    public static bool IsInTheMiddle(string line) => line.Contains("Illustrating page", StringComparison.Ordinal) && !line.Contains(" page 1 of", StringComparison.Ordinal);
}
