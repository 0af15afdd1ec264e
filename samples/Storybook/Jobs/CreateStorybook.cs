using JobKit;

namespace Storybook;

/// <summary>Makes a whole book. This is the job that people follow, until the EPUB is there.</summary>
/// <param name="Story">The text.</param>
/// <param name="Title">Instead of the one that the text has.</param>
/// <param name="Audience">For whom it is; told again with the answer.</param>
/// <param name="MaxPages">The most pages, 1 to 200; 16 by default.</param>
[JobType("storybook.create")]
internal sealed record CreateStorybook(string Story, string? Title = null, string? Audience = null, int? MaxPages = null);
