using JobKit;
using JobKit.EntityFrameworkCore;

namespace Storybook;

/// <summary>Takes stories in, for the web app and for the command line alike.</summary>
internal sealed class StoryDesk(StorybookDb db, TimeProvider clock)
{
    /// <summary>Starts the story's book, or finds it: the job whose progress and result are those of the whole book.</summary>
    public async Task<EnqueueResult> StartAsync(StoryText story, int maxPages, CancellationToken cancellationToken)
    {
        var id = BookRow.IdOf(story, maxPages);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var book = await db.Books.FindAsync([id], cancellationToken);
        if (book is null)
            db.Books.Add(book = new BookRow { Id = id, Story = story, MaxPages = maxPages, AskedAt = clock.GetUtcNow() });

        // The unique key gives the job that is at work on this book, if there is one.
        var job = await db.EnqueueAsync(new CreateStorybook(id), new() { UniqueKey = id, CorrelationKey = id }, cancellationToken);
        book.JobId = job.Id.Value;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return job;
    }
}
