using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>The transaction that commands past a context must carry.</summary>
internal static class ContextTransaction
{
    /// <summary>The context's own, else that of its isolation, else null.</summary>
    /// <param name="context">Its connection is open.</param>
    public static DbTransaction? Of(DbContext context) =>
        context.Database.CurrentTransaction?.GetDbTransaction() ?? Isolation.Of(context)?.TransactionOf(context);
}
