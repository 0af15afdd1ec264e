namespace JobKit.AspNetCore;

/// <summary>By what a repetition of a request is known.</summary>
/// <param name="Value">The key, or null for none.</param>
/// <param name="Tag">By what its job is found once that has ended; null for a key that the client did not send, which holds no longer than the job lives.</param>
internal readonly record struct SentKey(string? Value, string? Tag);
