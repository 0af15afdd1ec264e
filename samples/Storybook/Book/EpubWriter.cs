using System.IO.Compression;
using System.Text;

namespace Storybook;

/// <summary>Writes a book as EPUB 3.3.</summary>
internal static class EpubWriter
{
    // ZIP keeps the time of a file in a field that begins in 1980 and ends in 2107.
    private static readonly DateTimeOffset EarliestZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LatestZipTime = new(2107, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes beside <paramref name="path"/> and moves it into place, so that a reader sees the whole book or the one before.</summary>
    /// <exception cref="ArgumentException">The book has no pages, or they are not numbered 1, 2, 3 and so on.</exception>
    public static void WriteFile(string path, Book book)
    {
        CheckPages(book);
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var unfinished = Path.Combine(directory, $".{Path.GetFileName(path)}.{Guid.CreateVersion7():N}.part");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                Write(stream, book);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes to a stream that can seek; the stream stays open.</summary>
    /// <exception cref="ArgumentException">The stream cannot seek, or the pages are missing or misnumbered.</exception>
    public static void Write(Stream stream, Book book)
    {
        if (!stream.CanSeek)
        {
            // Without seeking, sizes would follow the data, and the mimetype entry would not be plain any more.
            throw new ArgumentException("The stream cannot seek. Give a file or a memory stream.", nameof(stream));
        }

        CheckPages(book);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in Entries(book))
            Add(archive, name, content, book.Modified);
    }

    private static IEnumerable<(string Name, string Content)> Entries(Book book)
    {
        yield return (MimeType.Name, MimeType.Content);
        yield return ("META-INF/container.xml", ContainerDocument.Write());
        yield return (BookFiles.Folder + BookFiles.Package, PackageDocument.Write(book));
        yield return (BookFiles.Folder + BookFiles.Nav, NavDocument.Write(book));
        yield return (BookFiles.Folder + BookFiles.Style, StyleSheet.Css.ReplaceLineEndings("\n"));
        yield return (BookFiles.Folder + BookFiles.CoverPage, PageDocument.WriteCover(book));
        yield return (BookFiles.Folder + BookFiles.CoverPicture, book.Cover);
        foreach (var page in book.Pages)
        {
            yield return (BookFiles.Folder + BookFiles.Text(page), PageDocument.Write(book, page));
            yield return (BookFiles.Folder + BookFiles.Picture(page), page.Picture);
        }
    }

    private static void Add(ZipArchive archive, string name, string content, DateTimeOffset modified)
    {
        // The container format asks for a mimetype that can be read without unpacking.
        var level = name == MimeType.Name ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
        var entry = archive.CreateEntry(name, level);
        var time = modified.ToUniversalTime();
        entry.LastWriteTime = time < EarliestZipTime ? EarliestZipTime : time > LatestZipTime ? LatestZipTime : time;
        using var writer = entry.Open();
        writer.Write(Encoding.UTF8.GetBytes(content));
    }

    private static void CheckPages(Book book)
    {
        if (book.Pages.Count == 0)
            throw new ArgumentException("The book has 0 pages. It must have at least 1. Draw the scenes first.", nameof(book));

        for (var i = 0; i < book.Pages.Count; i++)
        {
            if (book.Pages[i].Number != i + 1)
            {
                throw new ArgumentException(
                    $"The page at place {i + 1} has the number {book.Pages[i].Number}. Pages must be numbered 1 to "
                    + $"{book.Pages.Count} without gaps, in order. Sort them, and draw the missing ones.",
                    nameof(book));
            }
        }
    }
}
