namespace Storybook;

/// <summary>What a finished book is known by.</summary>
/// <param name="BookId">The same for the same story.</param>
/// <param name="Title">As the story has it.</param>
/// <param name="Pages">How many, the cover aside.</param>
/// <param name="File">The EPUB's name in the books folder.</param>
/// <param name="Url">Where the web app serves it.</param>
internal sealed record StorybookResult(string BookId, string Title, int Pages, string File, string Url);
