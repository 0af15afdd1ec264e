namespace JobKit.Storage;

/// <summary>Which rows a query is about.</summary>
internal static class QueryRules
{
    public static bool Matches(JobQuery query, JobRow row)
    {
        var job = row.Content;
        return (query.IncludeHidden || !job.Hidden)
            && (query.Statuses.Count == 0 || query.Statuses.Contains(row.Status))
            && IsAskedFor(query.Type, job.Type)
            && IsAskedFor(query.Queue, job.Queue)
            && IsAskedFor(query.Owner, job.Owner)
            && IsAskedFor(query.Tenant, job.Tenant)
            && IsAskedFor(query.CorrelationKey, job.CorrelationKey)
            && (query.Tag is null || job.Tags.Contains(query.Tag, StringComparer.Ordinal))
            && (query.ParentId is null || query.ParentId == job.ParentId)
            && (query.Since is null || row.CreatedAt >= query.Since)
            && (query.Until is null || row.CreatedAt < query.Until);
    }

    private static bool IsAskedFor(string? asked, string? value) => asked is null || asked == value;
}
