namespace Storybook;

/// <summary>A story that has been read: what it is called, who wrote it and its paragraphs in order.</summary>
/// <param name="Title">Never empty.</param>
/// <param name="Author">Null when the text names none.</param>
/// <param name="Paragraphs">At least one.</param>
internal sealed record StoryText(string Title, string? Author, IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>The same number for the same story on every machine; it makes a story's pictures its own.</summary>
    public ulong Seed => StableHash.Of(Title + "\n" + string.Join('\n', Paragraphs.Select(p => p.Text)));
}
