namespace Storybook;

/// <summary>A book's row, and whether its EPUB is there.</summary>
internal sealed record ShelvedBook(string Id, string Title, bool HasFile);
