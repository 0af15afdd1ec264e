using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Storybook.Tests;

public sealed class Writing_an_epub
{
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";

    [Fact]
    public void The_mimetype_is_first_stored_and_exact()
    {
        var bytes = Bytes(Stories.Book(Stories.Musicians));

        // The layout of a local file header: 30 bytes, the name, no extra field, the data.
        BitConverter.ToUInt16(bytes, 8).Should().Be(0, "the method must be stored");
        BitConverter.ToUInt16(bytes, 28).Should().Be(0, "there must be no extra field");
        Encoding.ASCII.GetString(bytes, 30, 28).Should().Be("mimetypeapplication/epub+zip");
        Encoding.ASCII.GetString(bytes, 58, 2).Should().Be("PK");
    }

    [Fact]
    public void The_package_lists_every_file_and_the_spine_is_the_cover_and_the_pages_in_order()
    {
        var book = Stories.Book(Stories.Fisherman);
        var files = Unpacked(book);
        var package = XDocument.Parse(files["EPUB/package.opf"]);
        var items = package.Descendants(Opf + "item").ToDictionary(i => (string)i.Attribute("id")!, i => (string)i.Attribute("href")!);
        files.Keys.Should().BeEquivalentTo(items.Values.Select(href => "EPUB/" + href).Concat(["mimetype", "META-INF/container.xml", "EPUB/package.opf"]));
        package.Descendants(Opf + "itemref").Select(i => items[(string)i.Attribute("idref")!]).Should()
            .Equal(book.Pages.Select(p => $"text/page-{p.Number:000}.xhtml").Prepend("text/cover.xhtml"));
        package.Descendants(Opf + "meta").Single(m => (string?)m.Attribute("property") == "dcterms:modified").Value.Should().Be("2026-03-14T15:09:26Z");
        files["META-INF/container.xml"].Should().Contain("full-path=\"EPUB/package.opf\"");
    }

    [Fact]
    public void Every_document_is_well_formed_and_every_link_leads_to_a_file()
    {
        var files = Unpacked(Stories.Book(Stories.Musicians));
        foreach (var (name, content) in files.Where(f => f.Key.EndsWith(".xhtml", StringComparison.Ordinal)))
        {
            var links = XDocument.Parse(content).Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src").ToList();
            links.Should().NotBeEmpty();
            foreach (var link in links)
                files.Should().ContainKey(new Uri(new Uri("file:///" + name), link.Value).AbsolutePath.TrimStart('/'));
        }

        files.Count(f => f.Key.EndsWith(".svg", StringComparison.Ordinal)).Should().BeGreaterThan(5);
        foreach (var picture in files.Where(f => f.Key.EndsWith(".svg", StringComparison.Ordinal)))
            XDocument.Parse(picture.Value).Root!.Name.LocalName.Should().Be("svg");
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string Hostile = "<script>alert(1)</script>&]]>\u0000\u0007\uD800\uFFFE end 😀";
        var page = BookMaker.DrawPage(new Scene(1, 1, Hostile, [Hostile], 1));
        var story = new StoryText(Hostile, Hostile, [new Paragraph(Hostile)]);
        var files = Unpacked(BookMaker.Assemble(story, [page], Stories.Time));
        foreach (var document in files.Where(f => f.Key.EndsWith(".xhtml", StringComparison.Ordinal) || f.Key.EndsWith(".svg", StringComparison.Ordinal) || f.Key.EndsWith(".opf", StringComparison.Ordinal)))
            XDocument.Parse(document.Value).Descendants().Should().NotContain(e => e.Name.LocalName == "script");

        const string Clean = "<script>alert(1)</script>&]]> end 😀";
        XDocument.Parse(files["EPUB/text/page-001.xhtml"]).Descendants(Xhtml.Html + "p").Single().Value.Should().Be(Clean);
        XDocument.Parse(files["EPUB/package.opf"]).Descendants().Single(e => e.Name.LocalName == "title").Value.Should().Be(Clean);
    }

    [Fact]
    public void The_same_book_gives_the_same_bytes_in_whatever_order_its_pages_were_drawn()
    {
        var book = Stories.Book(Stories.Musicians);
        var again = BookMaker.Assemble(Stories.Musicians, book.Pages.Reverse(), Stories.Time);
        Bytes(again).Should().Equal(Bytes(book));
        again.Identifier.Should().Be(book.Identifier).And.NotBe(Stories.Book(Stories.Fisherman).Identifier);
    }

    [Fact]
    public void A_missing_page_is_named_and_nothing_is_left_behind()
    {
        var folder = Directory.CreateTempSubdirectory("storybook");
        var book = Stories.Book(Stories.Musicians);
        var write = () => EpubWriter.WriteFile(Path.Combine(folder.FullName, "b.epub"), book with { Pages = book.Pages.Where(p => p.Number != 3).ToList() });
        write.Should().Throw<ArgumentException>().WithMessage("The page at place 3 has the number 4.*");
        var empty = () => EpubWriter.WriteFile(Path.Combine(folder.FullName, "b.epub"), book with { Pages = [] });
        empty.Should().Throw<ArgumentException>().WithMessage("The book has 0 pages.*");
        folder.GetFiles().Should().BeEmpty();
        folder.Delete();
    }

    [Fact]
    public void A_failure_while_writing_keeps_the_book_before()
    {
        var folder = Directory.CreateTempSubdirectory("storybook");
        var path = Path.Combine(folder.FullName, "b.epub");
        var book = Stories.Book(Stories.Musicians);
        EpubWriter.WriteFile(path, book);
        var before = File.ReadAllBytes(path);
        var write = () => EpubWriter.WriteFile(path, book with { Title = "Another", Language = null! });
        write.Should().Throw<Exception>();
        File.ReadAllBytes(path).Should().Equal(before);
        EpubWriter.WriteFile(path, Stories.Book(Stories.Fisherman));
        File.ReadAllBytes(path).Should().NotEqual(before);
        folder.GetFiles().Select(f => f.Name).Should().Equal("b.epub");
        folder.Delete(recursive: true);
    }

    private static byte[] Bytes(Book book)
    {
        using var stream = new MemoryStream();
        EpubWriter.Write(stream, book);
        return stream.ToArray();
    }

    private static Dictionary<string, string> Unpacked(Book book)
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes(book)));
        return archive.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open(), Encoding.UTF8).ReadToEnd());
    }
}
