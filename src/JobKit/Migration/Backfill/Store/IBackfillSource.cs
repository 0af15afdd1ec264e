namespace JobKit.Migration;

/// <summary>What one backfill reads and writes. For packages that reach data by a way of their own; apps use theirs.</summary>
/// <remarks>Registered as a singleton, one for each backfill; safe for concurrent use by several ranges.</remarks>
public interface IBackfillSource
{
    /// <summary>The backfill's name, 1 to 64 characters of <c>a-z A-Z 0-9 . _ -</c>. It is in the ids of the jobs, so it never changes.</summary>
    string Name { get; }

    /// <summary>Its limits.</summary>
    BackfillOptions Options { get; }

    /// <summary>Counts the rows and cuts them into at most so many ranges.</summary>
    Task<BackfillExtent> MeasureAsync(int ranges, CancellationToken cancellationToken);

    /// <summary>
    /// Works on the rows behind the range's cursor and writes the checkpoint with them: in one transaction where both are in one database,
    /// else after them, so that a repetition finds them there.
    /// </summary>
    /// <remarks>The range is finished, and only then, by a page that was read without an error and was empty.</remarks>
    Task<BackfillChunkResult> RunAsync(BackfillChunk chunk, CancellationToken cancellationToken);

    /// <summary>Reads a page behind a key and makes what its rows would become. Writes nothing.</summary>
    Task<BackfillPreview> PreviewAsync(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>A page of one side, behind one key and up to another.</summary>
    Task<BackfillPage> ReadAsync(BackfillSide side, string? after, string? upTo, int limit, CancellationToken cancellationToken);

    /// <summary>The rows of one side that have these keys.</summary>
    Task<IReadOnlyList<BackfillRow>> FindAsync(BackfillSide side, IReadOnlyList<string> keys, CancellationToken cancellationToken);
}
