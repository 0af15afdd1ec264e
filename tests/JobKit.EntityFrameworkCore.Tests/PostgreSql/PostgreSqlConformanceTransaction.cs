using JobKit.Storage;
using JobKit.Testing;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>The app's own transaction on its own connection, with the store's verbs inside it.</summary>
internal sealed class PostgreSqlConformanceTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) : IConformanceTransaction
{
    private readonly PostgreSqlDialect _dialect = new(PostgreSqlRig.Names);

    private StoreSession Session => new(_dialect, connection, transaction);

    public static async Task<IConformanceTransaction> BeginAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return new PostgreSqlConformanceTransaction(connection, await connection.BeginTransactionAsync(cancellationToken));
    }

    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        _dialect.EnqueueAsync(Session, jobs, EnqueueMode.AllOrNone, cancellationToken);

    public async Task<bool> CompleteAsync(JobLease lease, string? result, CancellationToken cancellationToken)
    {
        var settlement = new Settlement { JobId = lease.JobId, Epoch = lease.Epoch, Verb = JobVerb.Complete, Result = result };
        return (await _dialect.SettleAsync(Session, [settlement], cancellationToken))[0].Outcome == SettleOutcome.Accepted;
    }

    public Task SetSavepointAsync(string name, CancellationToken cancellationToken) => transaction.SaveAsync(name, cancellationToken);

    public Task RollbackToSavepointAsync(string name, CancellationToken cancellationToken) => transaction.RollbackAsync(name, cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public Task RollbackAsync(CancellationToken cancellationToken) => transaction.RollbackAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
