namespace JobKit.Storage;

/// <summary>A place where jobs live: all five roles together. What each must guarantee is in docs/write-a-store.md, and
/// <c>JobStoreConformance</c> in JobKit.Testing checks it.</summary>
/// <remarks>
/// Every method is safe for concurrent use, holds no state between calls, retries what the database calls transient a bounded number of
/// times, and on <see cref="OperationCanceledException"/> has done all or nothing.
/// </remarks>
public interface IJobStore : IJobEnqueueStore, IJobWorkStore, IJobMaintainStore, IJobQueryStore, IJobOperateStore
{
    /// <summary>Makes sure at start that the store can be used: migrates it where it is set to, and checks its version.</summary>
    /// <exception cref="JobSchemaException">The tables are missing or of another version.</exception>
    /// <exception cref="JobStoreException">The database is missing, or its provider has no dialect.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}
