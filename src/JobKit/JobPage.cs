namespace JobKit;

/// <summary>One page of a list, newest first. Paging by cursor neither skips nor doubles jobs that did not change.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="NextCursor">Where the next page begins, or null at the end.</param>
/// <param name="ScannedThrough">How far back the search looked, where it stopped at its bound before it found a full page; else null.</param>
public sealed record JobPage(IReadOnlyList<Job> Jobs, string? NextCursor, DateTimeOffset? ScannedThrough = null);
