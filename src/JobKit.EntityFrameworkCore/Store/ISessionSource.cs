namespace JobKit.EntityFrameworkCore;

/// <summary>Where the store's connections come from: opened for one call, given back after it.</summary>
internal interface ISessionSource
{
    /// <summary>Whether the store is to bring the tables to its version at start.</summary>
    bool MigratesAtStart(Dialect dialect);

    /// <summary>Whether the same call may succeed when it is made again, its opening included.</summary>
    bool IsTransient(Exception error);

    /// <summary>What the connections speak; asks no database.</summary>
    /// <exception cref="JobStoreException">The provider has no dialect, or the context's model lacks the tables.</exception>
    Dialect FindDialect();

    /// <summary>Opens one.</summary>
    /// <param name="blocks">Whether this and the session's calls are to wait on the calling thread.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<OpenSession> OpenAsync(bool blocks, CancellationToken cancellationToken);
}
