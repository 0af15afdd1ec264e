namespace JobKit.AspNetCore;

/// <summary>An attempt that did not succeed.</summary>
internal sealed record AttemptBody(
    int Attempt, string? Worker, DateTimeOffset? StartedAt, DateTimeOffset EndedAt, JobVerb Outcome, AttemptErrorBody? Error);
