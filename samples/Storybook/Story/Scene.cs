namespace Storybook;

/// <summary>One page of the book before it is drawn. It is data: a job can carry it, and drawing it needs nothing else.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many scenes the story has.</param>
/// <param name="Heading">The first words, for the table of contents.</param>
/// <param name="Paragraphs">The text of the page; at least one.</param>
/// <param name="StorySeed">The story's <see cref="StoryText.Seed"/>: what all pictures of one book share.</param>
internal sealed record Scene(int Number, int Count, string Heading, IReadOnlyList<string> Paragraphs, ulong StorySeed);
