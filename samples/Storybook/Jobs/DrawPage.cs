using JobKit;

namespace Storybook;

/// <summary>Draws one page of a book.</summary>
[JobType("storybook.page")]
internal sealed record DrawPage(string BookId, int Number);
