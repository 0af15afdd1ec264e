namespace JobKit.Migration;

/// <summary>Backfills' states in memory, for as long as the process lives; its audit is the log.</summary>
internal sealed class InMemoryBackfillStore(TimeProvider clock) : IBackfillStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MemoryBackfill> _backfills = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<BackfillRun>> ReadAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<BackfillRun>>(() => [.. _backfills.Values.Select(it => it.Shown(clock.GetUtcNow()))], cancellationToken);

    public Task<BackfillRun?> StartAsync(string name, int after, BackfillExtent extent, OperatorAction by, CancellationToken cancellationToken) =>
        Locked(
            () =>
            {
                if ((_backfills.GetValueOrDefault(name)?.Run.Run ?? 0) != after)
                {
                    return null;
                }

                var started = new MemoryBackfill(name, after + 1, extent, by, clock.GetUtcNow());
                _backfills[name] = started;
                return started.Shown(clock.GetUtcNow());
            },
            cancellationToken);

    public Task<bool> MoveAsync(BackfillMove move, CancellationToken cancellationToken) =>
        Locked(() => Find(move.Name, move.Run)?.Move(move, clock.GetUtcNow()) ?? false, cancellationToken);

    public Task<BackfillLease> LeaseAsync(string name, int run, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        Locked(() => Find(name, run)?.Lease(owner, duration, clock.GetUtcNow()) ?? new(BackfillState.NotStarted), cancellationToken);

    public Task ReleaseAsync(BackfillRange range, CancellationToken cancellationToken) =>
        Locked(() => Find(range.Name, range.Run)?.Release(range), cancellationToken);

    public Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken) =>
        Locked(() => Find(checkpoint.Range.Name, checkpoint.Range.Run)?.Checkpoint(checkpoint, clock.GetUtcNow()), cancellationToken);

    public Task<IReadOnlyList<BackfillReject>> ReadRejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<BackfillReject>>(
            () => [.. (_backfills.GetValueOrDefault(name)?.Rejects.Values.AsEnumerable() ?? []).Where(it => string.CompareOrdinal(it.Key, after) > 0).Take(limit)],
            cancellationToken);

    private MemoryBackfill? Find(string name, int run) => _backfills.TryGetValue(name, out var found) && found.Run.Run == run ? found : null;

    private Task<T> Locked<T>(Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(call());
        }
    }
}
