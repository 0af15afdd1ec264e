using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>Knows the shelf, for the jobs and for the old endpoint alike.</summary>
internal sealed class StoryDesk(StorybookDb db, TimeProvider clock)
{
    /// <summary>The order's book, finished or not; one that is new is added, and stored with the caller's other changes.</summary>
    public async Task<BookRow> ShelveAsync(BookOrder order, CancellationToken cancellationToken)
    {
        var id = order.Id;
        if (await db.Books.FindAsync([id], cancellationToken) is { } book)
            return book;

        book = new BookRow { Id = id, Story = order.Story, MaxPages = order.MaxPages, AskedAt = clock.GetUtcNow() };
        db.Books.Add(book);
        return book;
    }

    /// <summary>The pages of a finished book.</summary>
    public async Task<IReadOnlyList<StorybookPage>> PagesAsync(string book, CancellationToken cancellationToken)
    {
        var pages = await db.Pages.Where(p => p.BookId == book).OrderBy(p => p.Number)
            .Select(p => new { p.Number, p.Scene, p.PictureText })
            .ToListAsync(cancellationToken);
        return [.. pages.Select(p => new StorybookPage(p.Number, p.Scene.Heading, p.PictureText!))];
    }
}
