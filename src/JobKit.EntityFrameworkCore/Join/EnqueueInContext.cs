using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes a job on a context's connection: in its open transaction, else in one of its own.</summary>
internal static class EnqueueInContext
{
    public static async Task<EnqueueReceipt> RunAsync(DbContext context, NewJob job, ContextJobs app, CancellationToken cancellationToken)
    {
        var dialect = ContextDialect.Of(context, app.Clock);
        AmbientTransaction.RefuseUnlessJoined(dialect);

        // In an open transaction nothing may be repeated; EF Core's strategy knows that and runs it once.
        var receipt = context.Database.CurrentTransaction is not null
            ? await WriteAsync(context, dialect, job, cancellationToken).ConfigureAwait(false)
            : await context.Database.CreateExecutionStrategy()
                .ExecuteAsync(token => WriteAsync(context, dialect, job, token), cancellationToken)
                .ConfigureAwait(false);
        if (receipt.Outcome == EnqueueOutcome.Stored)
        {
            app.Wakes.Written(context, [job]);
        }

        return receipt;
    }

    private static async Task<EnqueueReceipt> WriteAsync(DbContext context, Dialect dialect, NewJob job, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var callers = ContextTransaction.Of(context);
        try
        {
            var session = new StoreSession(dialect, context.Database.GetDbConnection(), callers);
            var receipts = await dialect.EnqueueAsync(session, [job], EnqueueMode.AllOrNone, cancellationToken).ConfigureAwait(false);
            return receipts[0];
        }
        catch (Exception error) when (callers is not null
            && dialect.Explain(error, context.Database.GetDbConnection(), inCallersTransaction: true) is JobStoreException explained)
        {
            throw new JobStoreException(explained.Message, error);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
