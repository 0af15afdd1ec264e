namespace Storybook;

/// <summary>A book on the shelf, finished or not. It stays, so that the same story is the same book tomorrow.</summary>
internal sealed class BookRow
{
    /// <summary>Made from the story and the page limit: the same request always has the same id.</summary>
    public required string Id { get; init; }

    public required StoryText Story { get; init; }

    public required int MaxPages { get; init; }

    /// <summary>When it was first asked for. The EPUB carries it, so that a book made twice has the same bytes.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The latest <see cref="CreateStorybook"/> job: whom its pages belong to.</summary>
    public Guid JobId { get; set; }

    /// <summary>The EPUB's name in the books folder, once it is there.</summary>
    public string? File { get; set; }

    public static string IdOf(StoryText story, int maxPages) =>
        StableHash.UuidOf($"{maxPages}\n{story.Title}\n{story.Author}\n{string.Join('\n', story.Paragraphs)}").ToString("N");
}
