namespace Storybook;

/// <summary>A request, as it was written down before it was sent.</summary>
/// <param name="Number">From 1.</param>
/// <param name="SentAt">When.</param>
/// <param name="Title">Of its story: no other request has it.</param>
internal sealed record LedgerEntry(int Number, DateTimeOffset SentAt, string Title);
