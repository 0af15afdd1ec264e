namespace Storybook;

/// <summary>A page as clients are told of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Heading">Its first words.</param>
/// <param name="Picture">What its picture shows.</param>
internal sealed record StorybookPage(int Number, string Heading, string Picture);
