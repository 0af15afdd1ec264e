namespace JobKit.Storage;

/// <summary>The part of a processing job that decides what the end of its attempt makes of it.</summary>
/// <param name="Attempt">Its attempt count, the present one included.</param>
/// <param name="AbandonCount">How often a lease on it ended without an answer.</param>
/// <param name="CancelRequested">Whether somebody asked to cancel it.</param>
/// <param name="DueAt">When it was due.</param>
internal readonly record struct HeldAttempt(int Attempt, int AbandonCount, bool CancelRequested, DateTimeOffset DueAt);
