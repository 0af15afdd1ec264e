using System.Transactions;

namespace JobKit.EntityFrameworkCore;

/// <summary>The caller's <c>TransactionScope</c>.</summary>
internal static class AmbientTransaction
{
    public static bool IsThere => Transaction.Current is not null;

    /// <exception cref="JobStoreException">There is one, and the database cannot join it.</exception>
    public static void RefuseUnlessJoined(Dialect dialect)
    {
        if (IsThere && !dialect.JoinsAmbientTransactions)
        {
            throw new JobStoreException(
                "There is an ambient transaction (TransactionScope), and SQLite cannot join it, so nothing was written. Begin the transaction on the context: await db.Database.BeginTransactionAsync().");
        }
    }
}
