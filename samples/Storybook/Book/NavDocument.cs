using System.Xml.Linq;

namespace Storybook;

/// <summary>nav.xhtml: the table of contents and the landmarks.</summary>
internal static class NavDocument
{
    public static string Write(Book book) => Xhtml.Page(
        book,
        book.Title,
        root: "",
        Nav("toc", "Pages", book.Pages.Select(page => Link(BookFiles.Text(page), page.Heading)).Prepend(Link(BookFiles.CoverPage, "Cover"))),
        Nav("landmarks", "Landmarks", [Landmark("cover", BookFiles.CoverPage, "Cover"), Landmark("bodymatter", BookFiles.Text(book.Pages[0]), "Story")]));

    private static XElement Nav(string type, string heading, IEnumerable<XElement> links) =>
        new(
            Xhtml.Html + "nav",
            new XAttribute(Xhtml.Ops + "type", type),
            new XAttribute("id", type),
            type == "landmarks" ? new XAttribute("hidden", "hidden") : null,
            new XElement(Xhtml.Html + "h2", heading),
            new XElement(Xhtml.Html + "ol", links.Select(link => new XElement(Xhtml.Html + "li", link))));

    private static XElement Landmark(string type, string href, string text)
    {
        var link = Link(href, text);
        link.SetAttributeValue(Xhtml.Ops + "type", type);
        return link;
    }

    private static XElement Link(string href, string text)
    {
        // A link without words cannot be read out, and a heading may consist of removed characters alone.
        var label = XmlText.Clean(text);
        return new(Xhtml.Html + "a", new XAttribute("href", href), string.IsNullOrWhiteSpace(label) ? "…" : label);
    }
}
