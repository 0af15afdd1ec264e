namespace Storybook;

/// <summary>One page of the finished book: text and picture.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Heading">For the table of contents.</param>
/// <param name="Paragraphs">The text, unescaped.</param>
/// <param name="Picture">A standalone SVG document.</param>
/// <param name="PictureText">What the picture shows, for readers who do not see it.</param>
internal sealed record BookPage(int Number, string Heading, IReadOnlyList<string> Paragraphs, string Picture, string PictureText);
