namespace JobKit.AspNetCore;

/// <summary>One page of all jobs, newest first, with counts over all of them.</summary>
internal sealed record AdminJobListBody(
    IReadOnlyList<AdminJobBody> Jobs, IReadOnlyDictionary<string, CountBody> Counts, string? NextCursor, DateTimeOffset? ScannedThrough);
