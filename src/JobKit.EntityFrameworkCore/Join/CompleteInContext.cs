using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes a handler's own changes and its job's completion as one.</summary>
internal static class CompleteInContext
{
    /// <summary>In the handler's open or ambient transaction, which the handler commits; else in one of its own. Tells whether the lease was held.</summary>
    public static Task<bool> RunAsync(DbContext context, Dialect dialect, Settlement settlement, CancellationToken cancellationToken)
    {
        AmbientTransaction.RefuseUnlessJoined(dialect);
        return context.Database.CurrentTransaction is not null || AmbientTransaction.IsThere
            ? InCallersTransactionAsync(context, dialect, settlement, cancellationToken)
            : InOwnTransactionAsync(context, dialect, settlement, cancellationToken);
    }

    private static async Task<bool> InCallersTransactionAsync(
        DbContext context, Dialect dialect, Settlement settlement, CancellationToken cancellationToken)
    {
        // Open already in the context's own transaction; in an ambient one it may be closed between two uses.
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var held = await WriteAsync(context, dialect, settlement, acceptsRepeated: false, cancellationToken).ConfigureAwait(false);
            if (held)
            {
                context.ChangeTracker.AcceptAllChanges();
            }

            return held;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<bool> InOwnTransactionAsync(
        DbContext context, Dialect dialect, Settlement settlement, CancellationToken cancellationToken)
    {
        var repeated = false;
        var held = await context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                var transaction = await context.Database.BeginTransactionAsync(token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    // Where a commit was made but its answer was lost, the strategy comes here again, and finds the settlement applied.
                    var written = await WriteAsync(context, dialect, settlement, repeated, token).ConfigureAwait(false);
                    repeated = true;
                    if (written)
                    {
                        await transaction.CommitAsync(token).ConfigureAwait(false);
                    }

                    return written;
                }
            },
            cancellationToken).ConfigureAwait(false);
        if (held)
        {
            // Only now, so that a repetition would have written them again.
            context.ChangeTracker.AcceptAllChanges();
        }

        return held;
    }

    // The settlement first: it takes the row's lock, and where it is refused nothing else needs to be written.
    private static async Task<bool> WriteAsync(
        DbContext context, Dialect dialect, Settlement settlement, bool acceptsRepeated, CancellationToken cancellationToken)
    {
        var session = new StoreSession(dialect, context.Database.GetDbConnection(), context.Database.CurrentTransaction?.GetDbTransaction());
        var receipt = (await dialect.SettleAsync(session, [settlement], cancellationToken).ConfigureAwait(false))[0];
        if (receipt.Outcome == SettleOutcome.AlreadyApplied)
        {
            return acceptsRepeated;
        }

        if (receipt.Outcome == SettleOutcome.LeaseLost)
        {
            return false;
        }

        await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
