namespace JobKit.Migration;

/// <summary>A row that a backfill could not take.</summary>
/// <param name="Key">The row's key, as text.</param>
/// <param name="Error">What was wrong, at most 4,000 characters.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="RejectedAt">When it was last tried; the store sets it.</param>
public sealed record BackfillReject(string Key, string Error, int Attempts = 1, DateTimeOffset RejectedAt = default);
