using JobKit;
using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>
/// Shelves the book, splits the story and orders its pages, then looks after the book until it is there. Between looks the job is snoozed: it
/// holds no slot and no lease, so any number of books can wait, and a killed process has nothing to hand over. The one job that people follow
/// thus carries the progress and the result of the whole book, and each look orders whatever is missing, whoever lost it.
/// </summary>
internal sealed class CreateStorybookHandler(StorybookDb db, StoryDesk desk, IJobQueue queue, BookFolder folder)
    : IJobHandler<CreateStorybook, StorybookResult?>
{
    private static readonly TimeSpan UntilNextLook = TimeSpan.FromMilliseconds(250);

    public async Task<StorybookResult?> HandleAsync(CreateStorybook job, JobContext context, CancellationToken cancellationToken)
    {
        var order = Read(job);

        // Nothing changes while we look: SQLite lets in one writing transaction at a time, from its very beginning.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var book = await desk.ShelveAsync(order, cancellationToken);
        if (folder.Has(book))
            return new StorybookResult(book.Id, book.Story.Title, await desk.PagesAsync(book.Id, cancellationToken), book.File!, $"/books/{book.File}");

        await RejectWhenGivenUpAsync(context.Id, cancellationToken);
        await TakeOverAsync(book, context.Id, cancellationToken);
        var total = await db.Pages.CountAsync(p => p.BookId == book.Id, cancellationToken);
        if (total == 0)
            total = Split(book);

        await db.SaveChangesAsync(cancellationToken);
        var missing = await db.Pages.Where(p => p.BookId == book.Id && p.DrawnAt == null).Select(p => p.Number).ToListAsync(cancellationToken);
        await OrderAsync(book.Id, missing, context.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        await ReportAsync(context, total - missing.Count, total);
        context.Snooze(UntilNextLook);
        return null;
    }

    /// <summary>What is no story today is none tomorrow.</summary>
    private static BookOrder Read(CreateStorybook job)
    {
        try
        {
            return BookOrder.Of(job.Story, job.Title, job.MaxPages);
        }
        catch (StoryException problem)
        {
            throw new JobRejectedException(problem.Message, problem);
        }
    }

    private async Task RejectWhenGivenUpAsync(JobId id, CancellationToken cancellationToken)
    {
        var failed = await queue.ListAsync(new JobQuery { ParentId = id, Statuses = [JobStatus.Failed], Limit = 1 }, cancellationToken);
        if (failed.Jobs is [var job, ..])
            throw new JobRejectedException($"Job {job.Id} of type {job.Type} was given up: {job.Error?.Message}");
    }

    /// <summary>The book belongs to the first of its jobs that still lives: where that one is cancelled, the next one sees to its pages.</summary>
    private async Task TakeOverAsync(BookRow book, JobId id, CancellationToken cancellationToken)
    {
        if (book.JobId == Guid.Empty || await queue.GetAsync(new(book.JobId), cancellationToken: cancellationToken) is not { IsTerminal: false })
            book.JobId = id.Value;
    }

    private int Split(BookRow book)
    {
        var scenes = SceneSplitter.Split(book.Story, new SceneLimits { MaxScenes = book.MaxPages });
        db.Pages.AddRange(scenes.Select(scene => new PageRow { BookId = book.Id, Number = scene.Number, Scene = scene }));
        return scenes.Count;
    }

    /// <summary>By unique keys, so that what is ordered already stays as it is.</summary>
    private async Task OrderAsync(string book, List<int> missing, JobId parent, CancellationToken cancellationToken)
    {
        EnqueueOptions options = new() { UniqueKey = book, CorrelationKey = book, ParentId = parent };
        foreach (var number in missing)
            await db.EnqueueAsync(new DrawPage(book, number), options with { UniqueKey = $"{book}/{number}" }, cancellationToken);

        // The last page orders this itself; here it is for a finished book whose file was removed.
        if (missing.Count == 0)
            await db.EnqueueAsync(new AssembleBook(book), options, cancellationToken);
    }

    private static ValueTask ReportAsync(JobContext context, int drawn, int total) => drawn < total
        ? context.ReportProgressAsync(5 + (90 * drawn / total), $"Illustrating page {drawn + 1} of {total}")
        : context.ReportProgressAsync(95, "Binding the book");
}
