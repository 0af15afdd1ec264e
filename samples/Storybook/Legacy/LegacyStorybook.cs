using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>The old endpoint, as it was before there were jobs: it makes the whole book within the request.</summary>
internal static class LegacyStorybook
{
    public const string Path = "/api/story/create-storybook";

    public static async Task<IResult> CreateAsync(
        CreateStorybookRequest request, StorybookDb db, StoryDesk desk, BookFolder folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request.Problem() is { } problem)
            return Results.Json(new { error = problem }, statusCode: StatusCodes.Status400BadRequest);

        var order = BookOrder.Of(request.Story, request.Title, request.MaxPages);
        var known = await db.Books.AsNoTracking().SingleOrDefaultAsync(b => b.Id == order.Id, cancellationToken);
        if (known is null || !folder.Has(known))
            await MakeAsync(order, known?.AskedAt ?? clock.GetUtcNow(), db, folder, clock, cancellationToken);

        return Results.Json(new
        {
            id = order.Id,
            title = request.Title,
            story = request.Story,
            pages = await desk.PagesAsync(order.Id, cancellationToken),
            audience = request.Audience,
            has_errors = false,
        });
    }

    private static async Task MakeAsync(
        BookOrder order, DateTimeOffset asked, StorybookDb db, BookFolder folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var made = new BookRow { Id = order.Id, Story = order.Story, MaxPages = order.MaxPages, AskedAt = asked };
        var pages = SceneSplitter.Split(order.Story, new SceneLimits { MaxScenes = order.MaxPages })
            .Select(scene => new PageRow { BookId = made.Id, Number = scene.Number, Scene = scene })
            .ToList();
        pages.ForEach(page => page.Draw(clock.GetUtcNow()));
        made.File = BookFolder.NameOf(made);
        var assembled = BookMaker.Assemble(made.Story, pages.Select(p => p.ToBookPage()), asked);
        folder.Place(made.File, path => EpubWriter.WriteFile(path, assembled));

        // Somebody else may have shelved the same book meanwhile: what is there stays.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Books.FindAsync([made.Id], cancellationToken) is { } book)
            book.File = made.File;
        else
            db.Books.Add(made);

        var there = await db.Pages.Where(p => p.BookId == made.Id).ToDictionaryAsync(p => p.Number, cancellationToken);
        foreach (var page in pages)
        {
            if (!there.TryGetValue(page.Number, out var row))
                db.Pages.Add(page);
            else if (row.DrawnAt is null)
                row.Draw(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
