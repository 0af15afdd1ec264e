using JobKit;

namespace Storybook;

/// <summary>Makes a whole book. This is the job that people follow, until the EPUB is there.</summary>
[JobType("storybook.create")]
internal sealed record CreateStorybook(string BookId);
