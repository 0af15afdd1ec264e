namespace Storybook;

/// <summary>One page of a book: its scene from the start, its picture once it is drawn.</summary>
internal sealed class PageRow
{
    public required string BookId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Scene Scene { get; init; }

    /// <summary>A standalone SVG document. It is kept here and not in the job's result, which is for small things.</summary>
    public string? Picture { get; private set; }

    public string? PictureText { get; private set; }

    public DateTimeOffset? DrawnAt { get; private set; }

    public void Draw(DateTimeOffset now)
    {
        var page = BookMaker.DrawPage(Scene);
        (Picture, PictureText, DrawnAt) = (page.Picture, page.PictureText, now);
    }

    public BookPage ToBookPage() => new(Number, Scene.Heading, Scene.Paragraphs, Picture!, PictureText!);
}
