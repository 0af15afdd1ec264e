namespace Storybook;

/// <summary>What a finished book is known by.</summary>
/// <param name="StorybookId">The same for the same story.</param>
/// <param name="Title">As the story has it.</param>
/// <param name="Pages">In their order, the cover aside.</param>
/// <param name="File">The EPUB's name in the books folder.</param>
/// <param name="Url">Where the web app serves it.</param>
/// <param name="HasErrors">Of the old endpoint's answer: never, for a book with a missing picture is not made.</param>
internal sealed record StorybookResult(
    string StorybookId, string Title, IReadOnlyList<StorybookPage> Pages, string File, string Url, bool HasErrors = false);
