namespace JobKit.Migration;

/// <summary>Shadowed requests of one process, in memory.</summary>
internal sealed class InMemoryShadowStore(TimeProvider clock) : IShadowStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<JobId, ShadowRow> _rows = [];

    public Task AddAsync(ShadowRow row, TimeSpan keep, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _rows.TryAdd(row.Id, row with { CreatedAt = now, ExpiresAt = now + keep });
        }

        return Task.CompletedTask;
    }

    public Task<ShadowRow?> ReadAsync(JobId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_rows.GetValueOrDefault(id));
        }
    }

    public Task<bool> DecideAsync(JobId id, ShadowVerdict verdict, bool keepControl, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_rows.TryGetValue(id, out var row) || row.Verdict is not null)
            {
                return Task.FromResult(false);
            }

            _rows[id] = row with { Verdict = verdict, ControlJson = keepControl ? row.ControlJson : null };
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<ShadowRow>> ReadOpenAsync(string key, TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - age;
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<ShadowRow>>(
            [
                .. _rows.Values.Where(row => row is { Verdict: null, IsNoise: false } && row.CreatedAt <= until && string.Equals(row.Key, key, StringComparison.Ordinal))
                    .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(limit),
            ]);
        }
    }

    public Task<ShadowTally?> ReadTallyAsync(string key, long? epoch, bool isNoise, int groups, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var rows = _rows.Values.Where(row => row.IsNoise == isNoise && string.Equals(row.Key, key, StringComparison.Ordinal)).ToList();
            var wanted = epoch ?? (rows.Count == 0 ? 0 : rows.Max(row => row.Epoch));
            rows.RemoveAll(row => row.Epoch != wanted);
            return Task.FromResult(rows.Count == 0 ? null : Tally(rows, wanted, groups));
        }
    }

    public Task<int> PruneAsync(int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var expired = _rows.Values.Where(row => row.ExpiresAt <= now).Take(limit).Select(row => row.Id).ToList();
            expired.ForEach(id => _rows.Remove(id));
            return Task.FromResult(expired.Count);
        }
    }

    private static ShadowTally Tally(List<ShadowRow> rows, long epoch, int groups) => new()
    {
        Epoch = epoch,
        Open = rows.Count(row => row.Verdict is null),
        Counts = rows.Where(row => row.Verdict is not null).GroupBy(row => row.Verdict!.Class).ToDictionary(group => group.Key, group => group.LongCount()),
        Groups =
        [
            .. rows.Where(row => row.Verdict?.Signature is not null)
                .GroupBy(row => (row.Verdict!.Class, Signature: row.Verdict.Signature!))
                .Select(group => new ShadowTallyGroup(group.Key.Class, group.Key.Signature, group.LongCount(), group.Max(row => row.Id)))
                .OrderByDescending(group => group.Count).ThenBy(group => group.Signature, StringComparer.Ordinal)
                .Take(groups),
        ],
    };
}
