namespace JobKit.EntityFrameworkCore;

/// <summary>The index that a list walks from its newest job down: the narrowest that the query allows, else the primary key.</summary>
/// <param name="Column">What the index begins with, before the id; null for the primary key.</param>
internal sealed record JobWalk(string? Column)
{
    public static JobWalk Of(JobQuery query) => new(query switch
    {
        { ParentId: not null } => "parent_id",
        { CorrelationKey: not null } => "correlation_key",
        { Owner: not null } => "owner",
        _ => null,
    });

    public string Order => Column is null ? "id DESC" : $"{Column} DESC, id DESC";

    /// <summary>Where it begins and ends.</summary>
    /// <remarks>
    /// Not <c>owner = @owner</c>: that says that the primary key gives the same order, and a planner which thinks an owner common would walk
    /// everybody's jobs in search of the owner's.
    /// </remarks>
    public string Where(bool hasCursor) => (Column, hasCursor) switch
    {
        (null, false) => "1 = 1",
        (null, true) => "id < @cursor",
        (_, false) => $"{Column} >= @{Column} AND {Column} <= @{Column}",
        (_, true) => $"{Column} >= @{Column} AND ({Column}, id) < (@{Column}, @cursor)",
    };
}
