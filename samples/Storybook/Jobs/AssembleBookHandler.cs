using JobKit;
using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Storybook;

internal sealed class AssembleBookHandler(StorybookDb db, BookFolder folder, PageLoss loss) : IJobHandler<AssembleBook>
{
    public async Task HandleAsync(AssembleBook job, JobContext context, CancellationToken cancellationToken)
    {
        var book = await db.Books.SingleAsync(b => b.Id == job.BookId, cancellationToken);
        var pages = await db.Pages.AsNoTracking().Where(p => p.BookId == job.BookId).ToListAsync(cancellationToken);
        var file = BookFolder.NameOf(book);

        // A file is no part of a transaction. It need not be: written again, it has the same name and the same bytes.
        folder.RemoveUnfinished(file);
        Write(folder.PathOf(file), BookMaker.Assemble(book.Story, loss.Of(pages.Select(p => p.ToBookPage())), book.AskedAt));

        // The name is stored and the job completed in one transaction.
        book.File = file;
        await context.CompleteWithAsync(db, cancellationToken: cancellationToken);
    }

    private static void Write(string path, Book book)
    {
        try
        {
            EpubWriter.WriteFile(path, book);
        }
        catch (ArgumentException damaged)
        {
            // The same pages would be refused again.
            throw new JobRejectedException(damaged.Message, damaged);
        }
    }
}
