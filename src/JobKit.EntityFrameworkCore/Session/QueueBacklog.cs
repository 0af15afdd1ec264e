namespace JobKit.EntityFrameworkCore;

/// <summary>What waits in one queue.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Types">The types of its pending jobs.</param>
/// <param name="Pending">How many are pending.</param>
/// <param name="Due">How many of them are due.</param>
/// <param name="FirstDue">When the first of them is due.</param>
internal sealed record QueueBacklog(string Queue, IReadOnlyList<string> Types, CappedCount Pending, CappedCount Due, DateTimeOffset FirstDue);
