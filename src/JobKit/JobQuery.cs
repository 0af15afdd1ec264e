namespace JobKit;

/// <summary>Which jobs to list, newest first. Unset members do not filter.</summary>
public sealed record JobQuery
{
    /// <summary>Only these statuses.</summary>
    public IReadOnlyList<JobStatus> Statuses { get; init; } = [];

    /// <summary>Only this job type.</summary>
    public string? Type { get; init; }

    /// <summary>Only this queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Only this owner's: the filter is part of the query, so that a foreign job is never read.</summary>
    public string? Owner { get; init; }

    /// <summary>Only this tenant's.</summary>
    public string? Tenant { get; init; }

    /// <summary>Only this entity's.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>Only with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only children of this job.</summary>
    public JobId? ParentId { get; init; }

    /// <summary>Only created at or after this instant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only created before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether hidden jobs are listed too.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>At most this many, 1 to 200; 50 by default.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the previous page ended: its <see cref="JobPage.NextCursor"/>.</summary>
    public string? Cursor { get; init; }
}
