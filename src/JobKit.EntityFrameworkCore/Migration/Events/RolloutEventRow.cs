namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout_event</c>: what was done to a rollout or a flag, chained to the row before by its hash.</summary>
internal sealed class RolloutEventRow
{
    public long Id { get; set; }

    public required string Key { get; set; }

    public long Version { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Actor { get; set; }

    public required string Kind { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Reason { get; set; }

    public required string EvidenceJson { get; set; }

    /// <summary>Hexadecimal, as in alerts.</summary>
    public required string PrevHash { get; set; }

    public required string Hash { get; set; }
}
