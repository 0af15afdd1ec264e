using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>Lets the next commit fail with an error that passes by itself: before it is made, or with its answer lost.</summary>
internal sealed class FailingOnce : DbTransactionInterceptor
{
    public CommitFailure? Next { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Fail(CommitFailure.BeforeTheCommit);
        return new(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Fail(CommitFailure.AfterTheCommit);
        return Task.CompletedTask;
    }

    private void Fail(CommitFailure now)
    {
        if (Next == now)
        {
            Next = null;
            throw new PostgresException("It went wrong.", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
        }
    }
}
