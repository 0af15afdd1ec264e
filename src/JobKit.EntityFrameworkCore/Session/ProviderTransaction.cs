using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>One that the database's provider has begun.</summary>
internal sealed class ProviderTransaction(DbTransaction transaction) : IOwnTransaction
{
    public DbTransaction Carried => transaction;

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
