namespace JobKit.EntityFrameworkCore;

/// <summary>A due job that might be taken.</summary>
/// <param name="Row">SQLite's row number.</param>
/// <param name="Due">When it was due, in microseconds.</param>
/// <param name="Id">Its id; big-endian, so that texts, bytes and ids sort alike.</param>
/// <param name="LimitKey">Its limit key, or null.</param>
/// <param name="LimitConcurrency">How many with that key may run.</param>
internal sealed record ClaimCandidate(long Row, long Due, JobId Id, string? LimitKey, int LimitConcurrency);
