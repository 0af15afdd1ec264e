using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>A completed job to be imported.</summary>
internal sealed record CompletedJobRow(NewJob Job, DateTimeOffset CreatedAt, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, string? Result);
