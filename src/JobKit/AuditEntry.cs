namespace JobKit;

/// <summary>One act of an operator.</summary>
/// <param name="At">When, on the store's clock.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What, in lower case with dots: <c>job.retry</c>, <c>queue.pause</c>.</param>
/// <param name="Target">On what: a job's id or a queue's name.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Before">The value before, or null.</param>
/// <param name="After">The value after, or null.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    string Actor,
    string Action,
    string Target,
    string? Reason,
    string? Before,
    string? After);
