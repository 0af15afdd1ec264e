namespace JobKit.EntityFrameworkCore;

/// <summary>Pending jobs of one queue, type and priority.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Type">The type.</param>
/// <param name="Priority">The priority.</param>
/// <param name="FirstDue">When the first of them is due.</param>
internal readonly record struct PendingGroup(string Queue, string Type, int Priority, DateTimeOffset FirstDue);
