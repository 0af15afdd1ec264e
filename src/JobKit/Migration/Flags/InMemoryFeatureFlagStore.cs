namespace JobKit.Migration;

/// <summary>Flags in this process's memory.</summary>
internal sealed class InMemoryFeatureFlagStore(InMemoryRolloutEvents events) : IFeatureFlagStore
{
    private readonly Dictionary<string, StoredFlag> _flags = new(StringComparer.Ordinal);

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) => Under(() => Revision, cancellationToken);

    public Task<IReadOnlyList<StoredFlag>> ReadAllAsync(CancellationToken cancellationToken) =>
        Under<IReadOnlyList<StoredFlag>>(() => [.. _flags.Values], cancellationToken);

    public Task<StoredFlag?> ReadAsync(string name, CancellationToken cancellationToken) => Under(() => _flags.GetValueOrDefault(name), cancellationToken);

    public Task<StoredFlag?> WriteAsync(FlagWrite write, CancellationToken cancellationToken) => Under(() => Write(write), cancellationToken);

    private long Revision => _flags.Values.Select(it => it.Version).DefaultIfEmpty().Max();

    private StoredFlag? Write(FlagWrite write)
    {
        if ((_flags.GetValueOrDefault(write.Name)?.Version ?? 0) != write.ExpectedVersion)
        {
            return null;
        }

        var version = Revision + 1;
        events.Append(write.Event, version);
        return _flags[write.Name] = new(write.Name, write.Json, version, events.Now, write.Event.Actor);
    }

    private Task<T> Under<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (events.Gate)
        {
            return Task.FromResult(work());
        }
    }
}
