using System.Text;

namespace Storybook;

/// <summary>What somebody wants a book of: the story, read and checked, and its page limit. The same order is the same book.</summary>
internal sealed record BookOrder(StoryText Story, int MaxPages)
{
    private const int MostPages = 200;

    public string Id => BookRow.IdOf(Story, MaxPages);

    /// <summary>Reads an order as it is sent to the app.</summary>
    /// <param name="story">The text.</param>
    /// <param name="title">Instead of the one that the text has; null or blank for that.</param>
    /// <param name="maxPages">1 to 200; null for 16.</param>
    /// <exception cref="StoryException">The text is empty, too long or binary, or the number is out of range.</exception>
    public static BookOrder Of(string? story, string? title, int? maxPages)
    {
        if (maxPages is < 1 or > MostPages)
        {
            throw new StoryException(
                StoryProblem.Pages, $"maxPages is {maxPages}. It must be between 1 and {MostPages}. Set it to the most pages that the book may have, or remove it for the default, 16.");
        }

        var text = StoryFile.Decode(Encoding.UTF8.GetBytes(story ?? ""), "the story");
        var parsed = StoryParser.Parse(text, "a-story.txt");
        return new(string.IsNullOrWhiteSpace(title) ? parsed : parsed with { Title = title.Trim() }, maxPages ?? new SceneLimits().MaxScenes);
    }
}
