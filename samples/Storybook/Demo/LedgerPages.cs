namespace Storybook;

/// <summary>A ledger, read back.</summary>
/// <param name="Entries">Every request that was to be sent.</param>
/// <param name="Answers">By the request's number, the last word on it.</param>
internal sealed record LedgerPages(IReadOnlyList<LedgerEntry> Entries, IReadOnlyDictionary<int, LegacyReading> Answers);
