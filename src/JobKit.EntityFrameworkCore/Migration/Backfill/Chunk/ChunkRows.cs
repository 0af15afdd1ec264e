using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>A chunk's rows as they were read, and what became of them.</summary>
/// <param name="keys">Their keys in order; with rejected rows that are tried again, also of those that are gone.</param>
internal sealed class ChunkRows(IReadOnlyList<string> keys)
{
    private readonly List<BackfillReject> _rejects = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = keys;

    public IReadOnlyList<BackfillReject> Rejects => _rejects;

    public void Reject(string key, Exception error)
    {
        // What EF Core says itself is only that there was an error.
        var cause = error is Microsoft.EntityFrameworkCore.DbUpdateException { InnerException: { } inner } ? inner : error;
        _rejects.Add(new(key, $"{cause.GetType().Name}: {cause.Message}"));
    }

    /// <summary>Begins anew, for another try.</summary>
    public void Forget() => _rejects.Clear();

    /// <summary>Ends the chunk with a row: those behind it are left for the next.</summary>
    public void EndWith(string key) => Keys = [.. Keys.Take(Keys.ToList().IndexOf(key) + 1)];

    public BackfillCheckpoint Checkpoint(BackfillChunk chunk, int maxRejects)
    {
        var bad = _rejects.Select(reject => reject.Key).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Range = chunk.Range,
            Cursor = Keys.Count == 0 ? chunk.Range.Cursor : Keys[^1],
            Done = Keys.Count - bad.Count,
            Rejects = _rejects,
            Mended = chunk.Range.IsRetry ? [.. Keys.Where(key => !bad.Contains(key))] : [],
            Finished = Keys.Count == 0,
            RatePerSecond = chunk.RatePerSecond,
            MaxRejects = maxRejects,
            Lease = chunk.Lease,
        };
    }
}
