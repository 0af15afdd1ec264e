namespace Storybook;

/// <summary>The JSON form of a start.</summary>
/// <param name="Story">The text.</param>
/// <param name="Title">Instead of the one that the text has.</param>
internal sealed record StartRequest(string? Story, string? Title);
