namespace Storybook;

/// <summary>Why a file cannot become a storybook.</summary>
internal enum StoryProblem
{
    /// <summary>There is no file at the path.</summary>
    Missing,

    /// <summary>The file holds no letters at all.</summary>
    Empty,

    /// <summary>The file is larger than <see cref="StoryFile.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>The file holds bytes that no plain text has.</summary>
    Binary,

    /// <summary>The file is text, but in another encoding than UTF-8.</summary>
    NotUtf8,

    /// <summary>The most pages of the book are out of range.</summary>
    Pages,
}
