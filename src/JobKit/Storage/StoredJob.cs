namespace JobKit.Storage;

/// <summary>A job as a store keeps it: all that is needed to put it back elsewhere.</summary>
/// <param name="Job">The job.</param>
/// <param name="Hash">By which a repeated enqueue of its id is told from a conflict.</param>
public sealed record StoredJob(Job Job, string Hash);
