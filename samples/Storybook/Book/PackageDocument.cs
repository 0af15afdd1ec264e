using System.Globalization;
using System.Xml.Linq;

namespace Storybook;

/// <summary>package.opf: what the book is called, all of its files and their order (EPUB 3.3, section 5).</summary>
internal static class PackageDocument
{
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static string Write(Book book) => Xhtml.Write(new XDocument(
        new XElement(
            Opf + "package",
            new XAttribute("version", "3.0"),
            new XAttribute("unique-identifier", "book-id"),
            new XAttribute(XNamespace.Xml + "lang", book.Language),
            Metadata(book),
            new XElement(Opf + "manifest", Manifest(book)),
            new XElement(Opf + "spine", Spine(book)))));

    private static XElement Metadata(Book book)
    {
        var modified = book.Modified.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new XElement(
            Opf + "metadata",
            new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName),
            new XElement(Dc + "identifier", new XAttribute("id", "book-id"), $"urn:uuid:{book.Identifier}"),
            new XElement(Dc + "title", XmlText.Clean(book.Title)),
            book.Author is { } author ? new XElement(Dc + "creator", XmlText.Clean(author)) : null,
            new XElement(Dc + "language", book.Language),
            Meta("dcterms:modified", modified),
            Meta("schema:accessMode", "textual"),
            Meta("schema:accessMode", "visual"),
            Meta("schema:accessModeSufficient", "textual"),
            Meta("schema:accessibilityFeature", "alternativeText"),
            Meta("schema:accessibilityFeature", "tableOfContents"),
            Meta("schema:accessibilityHazard", "none"),
            Meta("schema:accessibilitySummary", "Every picture has a text that says what it shows."));
    }

    private static IEnumerable<XElement> Manifest(Book book)
    {
        yield return Item("nav", BookFiles.Nav, "application/xhtml+xml", "nav");
        yield return Item("style", BookFiles.Style, "text/css");
        yield return Item("cover", BookFiles.CoverPage, "application/xhtml+xml");
        yield return Item("cover-picture", BookFiles.CoverPicture, "image/svg+xml", "cover-image");
        foreach (var page in book.Pages)
        {
            yield return Item($"page-{page.Number}", BookFiles.Text(page), "application/xhtml+xml");
            yield return Item($"picture-{page.Number}", BookFiles.Picture(page), "image/svg+xml");
        }
    }

    private static IEnumerable<XElement> Spine(Book book) =>
        book.Pages.Select(page => $"page-{page.Number}").Prepend("cover")
            .Select(id => new XElement(Opf + "itemref", new XAttribute("idref", id)));

    private static XElement Meta(string property, string value) =>
        new(Opf + "meta", new XAttribute("property", property), value);

    private static XElement Item(string id, string href, string mediaType, string? properties = null) =>
        new(
            Opf + "item",
            new XAttribute("id", id),
            new XAttribute("href", href),
            new XAttribute("media-type", mediaType),
            properties is null ? null : new XAttribute("properties", properties));
}
