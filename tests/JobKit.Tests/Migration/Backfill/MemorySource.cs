using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

/// <summary>Rows 1 to n whose work is to be counted, with the checkpoint in the same "transaction".</summary>
internal sealed class MemorySource(string name, int rows, BackfillOptions? options = null) : IBackfillSource
{
    private readonly Lock _gate = new();

    public string Name => name;

    public BackfillOptions Options { get; } = options ?? new() { Ranges = 3, MinChunkRows = 1, ChunkRows = 4, MaxChunkRows = 4 };

    public IBackfillStore? Store { get; set; }

    /// <summary>How often each row was done.</summary>
    public Dictionary<int, int> Done { get; } = [];

    public HashSet<int> Bad { get; } = [];

    /// <summary>What one side shows of a row in a verification; by default they are equal.</summary>
    public Dictionary<int, string?> Target { get; } = [];

    public int Reads { get; private set; }

    /// <summary>Called before a chunk is read, before its checkpoint, and after it.</summary>
    public Action<string> At { get; set; } = _ => { };

    public Task<BackfillExtent> MeasureAsync(int ranges, CancellationToken cancellationToken)
    {
        var bounds = Enumerable.Range(1, ranges).Select(part => Key(rows * part / ranges)).Distinct().ToList();
        return Task.FromResult(new BackfillExtent(rows, rows == 0 ? [] : bounds));
    }

    public async Task<BackfillChunkResult> RunAsync(BackfillChunk chunk, CancellationToken cancellationToken)
    {
        At("read");
        var range = chunk.Range;
        var keys = range.IsRetry
            ? (await Store!.ReadRejectsAsync(name, range.Cursor, chunk.Rows, cancellationToken)).Select(it => int.Parse(it.Key)).ToList()
            : [.. Keys(range.Cursor, range.High).Take(chunk.Rows)];
        var bad = keys.Where(Bad.Contains).ToList();
        var checkpoint = new BackfillCheckpoint
        {
            Range = range,
            Cursor = keys.Count == 0 ? range.Cursor : Key(keys[^1]),
            Done = keys.Count - bad.Count,
            Rejects = [.. bad.Select(key => new BackfillReject(Key(key), "bad"))],
            Mended = range.IsRetry ? [.. keys.Except(bad).Select(Key)] : [],
            Finished = keys.Count == 0,
            RatePerSecond = chunk.RatePerSecond,
            MaxRejects = Options.MaxRejects,
            Lease = chunk.Lease,
        };
        At("write");
        BackfillState? state;
        lock (_gate)
        {
#pragma warning disable xUnit1031, MA0042 // The store in memory answers at once, and rows and checkpoint are one.
            state = Store!.CheckpointAsync(checkpoint, CancellationToken.None).GetAwaiter().GetResult();
#pragma warning restore xUnit1031, MA0042
            foreach (var key in state is null ? [] : keys.Except(bad))
            {
                Done[key] = Done.GetValueOrDefault(key) + 1;
            }
        }

        At("written");
        return state is null
            ? new(false, 0, 0, range.Cursor, BackfillState.Running)
            : new(true, keys.Count, bad.Count, checkpoint.Cursor, state.Value);
    }

    public Task<BackfillPreview> PreviewAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        var page = Keys(after, null).Take(limit).ToList();
        return Task.FromResult(new BackfillPreview(
            page.Count, page.Count == 0 ? null : Key(page[^1]), [.. page.Where(Bad.Contains).Select(key => new BackfillReject(Key(key), "bad"))]));
    }

    public Task<BackfillPage> ReadAsync(BackfillSide side, string? after, string? upTo, int limit, CancellationToken cancellationToken)
    {
        Reads++;
        var page = (side == BackfillSide.Source ? Keys(after, upTo) : Keys(after, upTo).Where(IsThere)).Take(limit).ToList();
        return Task.FromResult(new BackfillPage([.. page.Select(key => Row(side, key))], page.Count == 0 ? null : Key(page[^1])));
    }

    public Task<IReadOnlyList<BackfillRow>> FindAsync(BackfillSide side, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BackfillRow>>(
            [.. keys.Select(int.Parse).Where(key => key <= rows && (side == BackfillSide.Source || IsThere(key))).Select(key => Row(side, key))]);

    public static string Key(int key) => key.ToString("D5", System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<int> Keys(string? after, string? upTo) =>
        Enumerable.Range(1, rows).Where(key => string.CompareOrdinal(Key(key), after) > 0 && (upTo is null || string.CompareOrdinal(Key(key), upTo) <= 0));

    private bool IsThere(int key) => !Target.TryGetValue(key, out var value) || value is not null;

    private BackfillRow Row(BackfillSide side, int key) => new(
        Key(key), new Dictionary<string, string?>(StringComparer.Ordinal) { ["value"] = side == BackfillSide.Source ? "v" : Target.GetValueOrDefault(key, "v") });
}
