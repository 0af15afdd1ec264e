namespace JobKit.Testing;

/// <summary>A job that was enqueued.</summary>
/// <param name="Id">The id that the caller got.</param>
/// <param name="Job">The payload.</param>
/// <param name="Options">The options as given, or the defaults.</param>
/// <typeparam name="TJob">The payload's type.</typeparam>
public sealed record RecordedJob<TJob>(JobId Id, TJob Job, EnqueueOptions Options)
    where TJob : notnull;
