namespace JobKit.EntityFrameworkCore;

/// <summary>A queue's settings.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Paused">Whether nothing may be claimed from it.</param>
/// <param name="Concurrency">How many may run over all nodes, or null.</param>
internal sealed record QueueSetting(string Name, bool Paused, int? Concurrency);
