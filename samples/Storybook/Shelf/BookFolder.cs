namespace Storybook;

/// <summary>Where the sample keeps its things: the database, and the finished books.</summary>
internal sealed class BookFolder
{
    public BookFolder(string root)
    {
        Root = Path.GetFullPath(root);
        Books = Path.Combine(Root, "books");
        Directory.CreateDirectory(Books);
    }

    /// <summary>In the user's own application data, so that a book goes on from whatever folder the command is typed in.</summary>
    public static string Default => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "jobkit-storybook");

    public string Root { get; }

    public string Books { get; }

    public string Database => Path.Combine(Root, "storybook.db");

    public string PathOf(string file) => Path.Combine(Books, file);

    /// <summary>Whether the book is finished and nobody has removed its file since.</summary>
    public bool Has(BookRow book) => book.File is { } file && File.Exists(PathOf(file));

    /// <summary>What a process that was killed while it wrote a book has left behind.</summary>
    public void RemoveUnfinished(string file)
    {
        foreach (var part in Directory.EnumerateFiles(Books, $".{file}.*.part"))
            File.Delete(part);
    }

    /// <summary>Writes a book beside its place and moves it there, whoever else is at work on the same book.</summary>
    public void Place(string file, Action<string> write)
    {
        var draft = PathOf($".{Guid.CreateVersion7():N}.draft");
        try
        {
            write(draft);
            File.Move(draft, PathOf(file), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>A name that people can read and that no other book has.</summary>
    public static string NameOf(BookRow book)
    {
        var letters = book.Story.Title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        var words = string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words.Take(6).Select(w => w[..Math.Min(w.Length, 12)]).Append(book.Id[..8])) + ".epub";
    }
}
