namespace JobKit.Migration;

/// <summary>Where the flags are kept that all nodes share.</summary>
public interface IFeatureFlagStore
{
    /// <summary>The highest version of any flag, 0 where there is none: unchanged, so are all flags. Asked every second by each node.</summary>
    Task<long> ReadRevisionAsync(CancellationToken cancellationToken);

    /// <summary>All flags, as they were at one moment.</summary>
    Task<IReadOnlyList<StoredFlag>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>One flag, or null where none is called so.</summary>
    Task<StoredFlag?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Writes one flag and its event in one transaction, if the flag still has the expected version: of any number of such calls one
    /// succeeds. The flag gets the next version over all flags, the event its place at the end of the chain.
    /// </summary>
    /// <returns>The flag as it is now; null where it had another version, and then nothing was written.</returns>
    Task<StoredFlag?> WriteAsync(FlagWrite write, CancellationToken cancellationToken);
}
