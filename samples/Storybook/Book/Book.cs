namespace Storybook;

/// <summary>Everything the EPUB is made of; the same book gives the same bytes.</summary>
/// <param name="Title">Unescaped; any character.</param>
/// <param name="Author">Null leaves the author out.</param>
/// <param name="Language">A BCP 47 tag, such as <c>en</c>.</param>
/// <param name="Modified">When the book was made; whole seconds are kept, in UTC.</param>
/// <param name="Cover">A standalone SVG document.</param>
/// <param name="Pages">At least one, numbered 1, 2, 3 and so on.</param>
internal sealed record Book(
    string Title, string? Author, string Language, DateTimeOffset Modified, string Cover, IReadOnlyList<BookPage> Pages)
{
    /// <summary>A UUID made from the title, author and text, so that the same story is the same book for every reading system.</summary>
    public Guid Identifier
    {
        get
        {
            var text = string.Join('\n', Pages.SelectMany(p => p.Paragraphs).Prepend(Author ?? "").Prepend(Title));
            return StableHash.UuidOf(text);
        }
    }
}
