namespace JobKit;

/// <summary>A queue of the library's own jobs: every worker serves it, also one whose queues were named.</summary>
internal sealed record SystemQueue(string Name);
