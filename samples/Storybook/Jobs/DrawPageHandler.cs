using JobKit;
using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Storybook;

internal sealed class DrawPageHandler(StorybookDb db, IJobQueue queue, TimeProvider clock) : IJobHandler<DrawPage>
{
    public async Task HandleAsync(DrawPage job, JobContext context, CancellationToken cancellationToken)
    {
        var bookJob = new JobId(await db.Books.Where(b => b.Id == job.BookId).Select(b => b.JobId).SingleAsync(cancellationToken));
        if (await queue.GetAsync(bookJob, cancellationToken: cancellationToken) is { Status: JobStatus.Cancelled })
            return;

        var page = await db.Pages.SingleAsync(p => p.BookId == job.BookId && p.Number == job.Number, cancellationToken);
        if (page.DrawnAt is null)
            page.Draw(clock.GetUtcNow());

        // The picture, the end of this job and the start of the next one are stored together or not at all. SQLite lets in one writing
        // transaction at a time, from its very beginning, so of two pages that finish together the second sees the first one's picture:
        // exactly one of them is the last. The unique key holds even if a page's job is run again.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (!await db.Pages.AnyAsync(p => p.BookId == job.BookId && p.DrawnAt == null, cancellationToken))
        {
            EnqueueOptions options = new() { UniqueKey = job.BookId, CorrelationKey = job.BookId, ParentId = bookJob };
            await db.EnqueueAsync(new AssembleBook(job.BookId), options, cancellationToken);
        }

        await context.CompleteWithAsync(db, cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
