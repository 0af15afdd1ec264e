using JobKit.Storage;
using JobKit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobKit.EntityFrameworkCore.Tests.Conformance;

/// <summary>A transaction of an app's own context.</summary>
internal sealed class SqliteConformanceTransaction(JobKitDbContext context, IDbContextTransaction transaction, ContextJobs app)
    : IConformanceTransaction
{
    private readonly Dialect _dialect = ContextDialect.Of(context, app.Clock);

    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        _dialect.EnqueueAsync(
            new StoreSession(_dialect, context.Database.GetDbConnection(), transaction.GetDbTransaction()), jobs, EnqueueMode.AllOrNone, cancellationToken);

    public Task<bool> CompleteAsync(JobLease lease, string? result, CancellationToken cancellationToken) => CompleteInContext.RunAsync(
        context,
        _dialect,
        new() { JobId = lease.JobId, Epoch = lease.Epoch, Verb = JobVerb.Complete, Result = result },
        cancellationToken);

    public Task SetSavepointAsync(string name, CancellationToken cancellationToken) => transaction.CreateSavepointAsync(name, cancellationToken);

    public Task RollbackToSavepointAsync(string name, CancellationToken cancellationToken) =>
        transaction.RollbackToSavepointAsync(name, cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public Task RollbackAsync(CancellationToken cancellationToken) => transaction.RollbackAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await context.DisposeAsync();
    }
}
