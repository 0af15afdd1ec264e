namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout_node</c>: a process that flushes its counts, and its newest batch.</summary>
internal sealed class ObservingNodeRow
{
    public required string Node { get; set; }

    public long FlushSeq { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
