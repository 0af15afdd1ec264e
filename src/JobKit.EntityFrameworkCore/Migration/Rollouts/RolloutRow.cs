namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_rollout</c>.</summary>
internal sealed class RolloutRow
{
    public required string Key { get; set; }

    public long Version { get; set; }

    public long Epoch { get; set; }

    public short Stage { get; set; }

    public short? FrozenFrom { get; set; }

    public int SharePpm { get; set; }

    public required string Salt { get; set; }

    public required string PlanJson { get; set; }

    public required string PlanHash { get; set; }

    public string? BaselineJson { get; set; }

    /// <summary>What nothing searches by: mode, targets, cool-down, approvals and the like.</summary>
    public required string StateJson { get; set; }

    /// <summary>The node that may advance it.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>How often the lease was taken, renewals not counted.</summary>
    public long LeaseTerm { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }
}
