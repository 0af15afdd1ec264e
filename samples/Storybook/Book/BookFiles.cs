namespace Storybook;

/// <summary>Where things lie in the EPUB, relative to the package document.</summary>
internal static class BookFiles
{
    public const string Folder = "EPUB/";
    public const string Package = "package.opf";
    public const string Nav = "nav.xhtml";
    public const string Style = "css/book.css";
    public const string CoverPage = "text/cover.xhtml";
    public const string CoverPicture = "images/cover.svg";

    public static string Text(BookPage page) => $"text/page-{page.Number:000}.xhtml";

    public static string Picture(BookPage page) => $"images/page-{page.Number:000}.svg";
}
