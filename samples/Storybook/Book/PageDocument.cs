using System.Xml.Linq;

namespace Storybook;

/// <summary>One page as XHTML: the picture above, the text below.</summary>
internal static class PageDocument
{
    public static string Write(Book book, BookPage page) => Xhtml.Page(
        book,
        $"{book.Title}, page {page.Number}",
        root: "../",
        new XElement(
            Xhtml.Html + "section",
            new XAttribute(Xhtml.Ops + "type", "bodymatter chapter"),
            new XAttribute("aria-label", $"Page {page.Number}"),
            Picture("../" + BookFiles.Picture(page), page.PictureText),
            page.Paragraphs.Select(text => new XElement(Xhtml.Html + "p", XmlText.Clean(text)))));

    /// <summary>The cover: the picture alone.</summary>
    public static string WriteCover(Book book) => Xhtml.Page(
        book,
        book.Title,
        root: "../",
        new XElement(
            Xhtml.Html + "section",
            new XAttribute(Xhtml.Ops + "type", "cover"),
            new XAttribute("class", "cover"),
            Picture("../" + BookFiles.CoverPicture, $"Cover: {book.Title}")));

    private static XElement Picture(string href, string text) =>
        new(
            Xhtml.Html + "figure",
            new XElement(Xhtml.Html + "img", new XAttribute("src", href), new XAttribute("alt", XmlText.Clean(text))));
}
