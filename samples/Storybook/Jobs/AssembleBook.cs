using JobKit;

namespace Storybook;

/// <summary>Puts the drawn pages of a book together.</summary>
[JobType("storybook.assemble")]
internal sealed record AssembleBook(string BookId);
