namespace JobKit.AspNetCore;

/// <summary>One page of the caller's jobs, newest first.</summary>
internal sealed record JobListBody(IReadOnlyList<JobBody> Jobs, string? NextCursor);
