namespace Storybook;

/// <summary>The stories that come with the sample.</summary>
internal static class StoryRoutes
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "stories");

    public static void MapStories(this WebApplication app)
    {
        app.MapGet("/api/stories", () => Names());
        app.MapGet("/api/stories/{name}", (string name) => Names().Contains(name, StringComparer.Ordinal)
            ? Results.File(Path.Combine(Folder, name), "text/plain; charset=utf-8")
            : Results.NotFound());
    }

    private static IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
