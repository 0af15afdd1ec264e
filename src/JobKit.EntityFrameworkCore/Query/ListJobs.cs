using System.Globalization;
using System.Text.Json;

namespace JobKit.EntityFrameworkCore;

/// <summary>A page of jobs, newest first, by the id that the last page ended with (I40).</summary>
internal static class ListJobs
{
    public static async Task<JobPage> RunAsync(StoreSession session, JobQuery query, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var filters = Filters(dialect, query).ToList();
        var where = string.Join("\n  AND ", filters.Select(filter => filter.Sql).Prepend("1 = 1"));
        // One more than asked tells whether another page follows.
        var command = session.Command(
            $"""
            SELECT {JobColumns.Sql}
            FROM {dialect.Tables.Jobs}
            WHERE {where}
            ORDER BY id DESC
            LIMIT {(query.Limit + 1).ToString(CultureInfo.InvariantCulture)}
            """);
        foreach (var (_, name, value) in filters.Where(filter => filter.Name is not null))
        {
            command.With(name!, value);
        }

        var jobs = await command.RowsAsync(row => JobColumns.Read(row, dialect), cancellationToken).ConfigureAwait(false);
        return jobs.Count <= query.Limit
            ? new JobPage(jobs, null)
            : new JobPage(jobs[..query.Limit], jobs[query.Limit - 1].Id.ToString());
    }

    private static IEnumerable<(string Sql, string? Name, object? Value)> Filters(Dialect dialect, JobQuery query)
    {
        if (query.Statuses.Count > 0)
        {
            yield return ($"status IN ({string.Join(", ", query.Statuses.Select(status => (int)status))})", null, null);
        }

        if (!query.IncludeHidden)
        {
            yield return ("NOT hidden", null, null);
        }

        foreach (var (column, value) in new[]
        {
            ("type", query.Type), ("queue", query.Queue), ("owner", query.Owner), ("tenant", query.Tenant), ("correlation_key", query.CorrelationKey),
        })
        {
            if (value is not null)
            {
                yield return ($"{column} = @{column}", column, value);
            }
        }

        if (query.Tag is not null)
        {
            // Both databases know replace, and it minds upper and lower case; the quotes around a JSON text make the match whole.
            yield return ("replace(tags, @tag, '') <> tags", "tag", JsonSerializer.Serialize(query.Tag));
        }

        if (query.ParentId is { } parent)
        {
            yield return ("parent_id = @parent", "parent", dialect.ToValue(parent));
        }

        if (query.Since is { } since)
        {
            yield return ("created_at >= @since", "since", dialect.ToValue(since));
        }

        if (query.Until is { } until)
        {
            yield return ("created_at < @until", "until", dialect.ToValue(until));
        }

        if (query.Cursor is { } cursor)
        {
            yield return ("id < @cursor", "cursor", dialect.ToValue(JobId.Parse(cursor, CultureInfo.InvariantCulture)));
        }
    }
}
