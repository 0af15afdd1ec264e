using System.Xml.Linq;

namespace Storybook;

/// <summary>META-INF/container.xml: tells a reading system where the package document is.</summary>
internal static class ContainerDocument
{
    private static readonly XNamespace Ns = "urn:oasis:names:tc:opendocument:xmlns:container";

    public static string Write() => Xhtml.Write(new XDocument(
        new XElement(
            Ns + "container",
            new XAttribute("version", "1.0"),
            new XElement(
                Ns + "rootfiles",
                new XElement(
                    Ns + "rootfile",
                    new XAttribute("full-path", BookFiles.Folder + BookFiles.Package),
                    new XAttribute("media-type", "application/oebps-package+xml"))))));
}
