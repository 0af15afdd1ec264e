namespace JobKit.Migration;

/// <summary>Compares the two sides of a backfill range by range, and halves what differs down to the rows.</summary>
internal sealed class BackfillVerifier(IBackfillSource source, int sampleSeed, int page = 500)
{
    /// <summary>So many rows are compared value by value, whatever the hashes say.</summary>
    public const int Sampled = 100;

    /// <summary>Further differences are not looked for.</summary>
    public const int MostDifferences = 1_000;

    private const int AtOnce = 100;

    private readonly RowSample _sample = new(Sampled, sampleSeed);
    private readonly SortedDictionary<string, BackfillDifference> _differences = new(StringComparer.Ordinal);

    public async Task<BackfillReport> RunAsync(BackfillRun run, CancellationToken cancellationToken)
    {
        var ranges = new List<BackfillRangeReport>();
        foreach (var range in run.Ranges.Where(range => !range.IsRetry))
        {
            ranges.Add(await RangeAsync(range, cancellationToken).ConfigureAwait(false));
        }

        var sampled = _sample.Keys;
        await CompareAsync(sampled, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Name = run.Name,
            Run = run.Run,
            State = run.State,
            Rejected = run.Rejected,
            Ranges = ranges,
            Sampled = sampled.Count,
            Differences = [.. _differences.Values],
            Truncated = _differences.Count >= MostDifferences,
        };
    }

    private async Task<BackfillRangeReport> RangeAsync(BackfillRange range, CancellationToken cancellationToken)
    {
        var expected = await ScanAsync(BackfillSide.Source, range.Low, range.High, cancellationToken, _sample).ConfigureAwait(false);
        var actual = await ScanAsync(BackfillSide.Target, range.Low, range.High, cancellationToken).ConfigureAwait(false);
        await HalveAsync(range.Low, range.High, expected, actual, cancellationToken).ConfigureAwait(false);
        return new(range.Index, range.Low, range.High, expected.Digest.Count, actual.Digest.Count, expected.Digest.Sum, actual.Digest.Sum);
    }

    private async Task HalveAsync(string? low, string? high, SideScan expected, SideScan actual, CancellationToken cancellationToken)
    {
        if (expected.Digest == actual.Digest || _differences.Count >= MostDifferences)
        {
            return;
        }

        if (expected.Rows is { } should && actual.Rows is { } are)
        {
            var suspects = should.Where(row => !are.TryGetValue(row.Key, out var hash) || hash != row.Value).Select(row => row.Key)
                .Concat(are.Keys.Where(key => !should.ContainsKey(key)));
            await CompareAsync([.. suspects], cancellationToken).ConfigureAwait(false);
            return;
        }

        var longer = expected.Bounds.Count >= actual.Bounds.Count ? expected.Bounds : actual.Bounds;
        var middle = longer[(longer.Count - 1) / 2];
        await HalfAsync(low, middle, cancellationToken).ConfigureAwait(false);
        await HalfAsync(middle, high, cancellationToken).ConfigureAwait(false);
    }

    private async Task HalfAsync(string? low, string? high, CancellationToken cancellationToken) => await HalveAsync(
        low,
        high,
        await ScanAsync(BackfillSide.Source, low, high, cancellationToken).ConfigureAwait(false),
        await ScanAsync(BackfillSide.Target, low, high, cancellationToken).ConfigureAwait(false),
        cancellationToken).ConfigureAwait(false);

    private async Task<SideScan> ScanAsync(
        BackfillSide side, string? low, string? high, CancellationToken cancellationToken, RowSample? sample = null)
    {
        var digest = default(RowDigest);
        var bounds = new List<string>();
        var rows = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var after = low; ;)
        {
            var read = await source.ReadAsync(side, after, high, page, cancellationToken).ConfigureAwait(false);
            if (read.Last is null)
            {
                return new(digest, bounds, bounds.Count <= 1 ? rows : null);
            }

            after = read.Last;
            bounds.Add(after);
            digest += RowDigest.Of(read.Rows);
            foreach (var row in read.Rows)
            {
                sample?.Offer(row.Key);
                if (bounds.Count == 1)
                {
                    rows[row.Key] = RowDigest.Hash(row);
                }
            }
        }
    }

    // By key: two databases may order texts differently, and a row on the wrong side of a bound is none that differs.
    private async Task CompareAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(AtOnce))
        {
            var expected = await FindAsync(BackfillSide.Source, some, cancellationToken).ConfigureAwait(false);
            var actual = await FindAsync(BackfillSide.Target, some, cancellationToken).ConfigureAwait(false);
            foreach (var key in some)
            {
                if (_differences.Count < MostDifferences
                    && RowComparison.Of(key, expected.GetValueOrDefault(key), actual.GetValueOrDefault(key)) is { } difference)
                {
                    _differences[key] = difference;
                }
            }
        }
    }

    private async Task<Dictionary<string, BackfillRow>> FindAsync(BackfillSide side, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await source.FindAsync(side, keys, cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Key, StringComparer.Ordinal);
}
