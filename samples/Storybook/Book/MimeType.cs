namespace Storybook;

/// <summary>The first file of every EPUB (EPUB 3.3, section 4.2.2): stored, exactly these bytes, no line end.</summary>
internal static class MimeType
{
    public const string Name = "mimetype";
    public const string Content = "application/epub+zip";
}
