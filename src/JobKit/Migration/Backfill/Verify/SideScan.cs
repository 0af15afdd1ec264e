namespace JobKit.Migration;

/// <summary>One side of a span of keys, read once.</summary>
/// <param name="Digest">All its rows.</param>
/// <param name="Bounds">The last key of each page.</param>
/// <param name="Rows">The rows' hashes by key, where they were few enough to be one page; else null.</param>
internal sealed record SideScan(RowDigest Digest, IReadOnlyList<string> Bounds, IReadOnlyDictionary<string, ulong>? Rows);
