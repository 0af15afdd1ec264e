namespace JobKit.AspNetCore;

/// <summary>How the queues stand, in numbers.</summary>
internal sealed record QueuesNowBody(long Pending, long Due, long Processing, int FreeSlots, int? OldestDueSeconds, IReadOnlyList<string> Paused);
