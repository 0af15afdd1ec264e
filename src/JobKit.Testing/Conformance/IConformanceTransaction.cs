using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>A transaction of the app's own on the target's database, in which the store's caller works.</summary>
/// <remarks>Disposing it without a commit rolls it back.</remarks>
public interface IConformanceTransaction : IAsyncDisposable
{
    /// <summary>Enqueues in this transaction, the way the store's users do.</summary>
    Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken);

    /// <summary>Completes a held job in this transaction, the way its handler does; tells whether the lease was held.</summary>
    Task<bool> CompleteAsync(JobLease lease, string? result, CancellationToken cancellationToken);

    /// <summary>Sets a savepoint.</summary>
    Task SetSavepointAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes back what was done since a savepoint.</summary>
    Task RollbackToSavepointAsync(string name, CancellationToken cancellationToken);

    /// <summary>Commits.</summary>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Rolls back.</summary>
    Task RollbackAsync(CancellationToken cancellationToken);
}
