namespace JobKit.Load;

/// <summary>A job whose handler does nothing: what is left is the queue's own work.</summary>
[JobType("no-op")]
internal sealed record NoOp(int Number);
