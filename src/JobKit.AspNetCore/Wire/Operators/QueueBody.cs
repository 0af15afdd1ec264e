namespace JobKit.AspNetCore;

/// <summary>How a queue stands; counts stop at 10,000.</summary>
internal sealed record QueueBody(string Name, long Pending, long Due, long Processing, int? OldestDueSeconds, int? Concurrency, bool Paused);
