namespace Storybook;

/// <summary>The steps from a story to its book, each on its own so that each can be a job.</summary>
internal static class BookMaker
{
    /// <summary>Draws one scene. Needs nothing but the scene.</summary>
    public static BookPage DrawPage(Scene scene) =>
        new(scene.Number, scene.Heading, scene.Paragraphs, ScenePainter.Paint(scene), PictureDescription.Of(SceneReader.Read(scene)));

    /// <summary>Puts the pages together in the order of their numbers, whatever the order in which they were drawn.</summary>
    public static Book Assemble(StoryText story, IEnumerable<BookPage> pages, DateTimeOffset modified, string language = "en") =>
        new(story.Title, story.Author, language, modified, CoverPainter.Paint(story), pages.OrderBy(p => p.Number).ToList());
}
