using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Storybook;

/// <summary>The shell that all XHTML documents of the book share, and how XML is written.</summary>
internal static class Xhtml
{
    public static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    public static readonly XNamespace Ops = "http://www.idpf.org/2007/ops";

    /// <summary>A document with the book's style sheet. <paramref name="root"/> is the way from it to the package's folder.</summary>
    public static string Page(Book book, string title, string root, params XElement[] body)
    {
        var html = new XElement(
            Html + "html",
            new XAttribute(XNamespace.Xmlns + "epub", Ops.NamespaceName),
            new XAttribute("lang", book.Language),
            new XAttribute(XNamespace.Xml + "lang", book.Language),
            new XElement(
                Html + "head",
                new XElement(Html + "title", XmlText.Clean(title)),
                new XElement(
                    Html + "link",
                    new XAttribute("rel", "stylesheet"),
                    new XAttribute("type", "text/css"),
                    new XAttribute("href", root + BookFiles.Style))),
            new XElement(Html + "body", body));
        return Write(new XDocument(new XDocumentType("html", null, null, null), html));
    }

    /// <summary>UTF-8, line feeds, two spaces: the same bytes on every system.</summary>
    public static string Write(XDocument document)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, settings))
            document.Save(writer);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
