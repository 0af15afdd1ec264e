namespace JobKit;

/// <summary>Whether a query can be asked: what is refused here never reaches a database.</summary>
internal static class QueryChecks
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">A filter is out of range; the message names it, the range and the mend.</exception>
    public static void Check(JobQuery query)
    {
        var problem = Ranges.Number("JobQuery.Limit", query.Limit, 1, 200, "Set it to the size of a page, or remove it for the default, 50.")
            ?? Statuses(query.Statuses)
            ?? Ranges.Name("JobQuery.Type", query.Type, JobTypeName.MaxLength, "Set it to a job type's stored name, or remove it for all.")
            ?? Ranges.Name("JobQuery.Queue", query.Queue, Ranges.QueueLength, "Set it to a queue's name, or remove it for all.")
            ?? Ranges.Text("JobQuery.Owner", query.Owner, Ranges.TextLength, "Set it to a user's id, or remove it for all.")
            ?? Ranges.Text("JobQuery.Tenant", query.Tenant, Ranges.TextLength, "Set it to a tenant's id, or remove it for all.")
            ?? Ranges.Text("JobQuery.CorrelationKey", query.CorrelationKey, Ranges.TextLength, "Set it to an entity's key, or remove it for all.")
            ?? Ranges.Text("JobQuery.Tag", query.Tag, 64, "Set it to a tag, or remove it for all.")
            ?? Ranges.Instant("JobQuery.Since", query.Since, "Set it to the earliest creation that interests, or remove it.")
            ?? Ranges.Instant("JobQuery.Until", query.Until, "Set it to the instant before which jobs were created, or remove it.")
            ?? Window(query)
            ?? Ranges.Text("JobQuery.Cursor", query.Cursor, Ranges.TextLength, "Set it to the previous page's NextCursor, or remove it for the first page.");
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(query));
        }
    }

    public static void Owner(string? owner) =>
        Throw(Ranges.Text("The owner", owner, Ranges.TextLength, "Give the user's id, or null for any owner."), nameof(owner));

    public static void Timeout(TimeSpan timeout) =>
        Throw(Ranges.Span("The timeout", timeout, TimeSpan.Zero, LongestWait, "Give the longest wait; call again to wait longer."), nameof(timeout));

    private static string? Statuses(IReadOnlyList<JobStatus>? statuses)
    {
        if (statuses is null)
        {
            return "JobQuery.Statuses is null. It must be a list. Set it to the statuses to list, or remove it for all.";
        }

        foreach (var status in statuses)
        {
            if (!Enum.IsDefined(status))
            {
                return $"JobQuery.Statuses holds {(int)status}. It must hold statuses: {string.Join(", ", Enum.GetNames<JobStatus>())}. Remove it.";
            }
        }

        return null;
    }

    private static string? Window(JobQuery query) => query.Since is { } since && query.Until is { } until && since >= until
        ? $"JobQuery.Since is {since:O}. It must be before JobQuery.Until, which is {until:O}. Swap them, or remove one."
        : null;

    private static void Throw(string? problem, string parameter)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem, parameter);
        }
    }
}
