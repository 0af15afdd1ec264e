using System.Text.Json;

namespace JobKit.EntityFrameworkCore;

/// <summary>A query as conditions, all of which a listed job meets.</summary>
internal static class JobFilters
{
    public static IEnumerable<JobFilter> Of(JobQuery query, Dialect dialect)
    {
        if (query.Statuses.Count > 0)
        {
            yield return new("status", $"status IN ({string.Join(", ", query.Statuses.Select(status => (int)status))})");
        }

        if (!query.IncludeHidden)
        {
            yield return new("hidden", "NOT hidden");
        }

        foreach (var (column, value) in new[]
        {
            ("type", query.Type), ("queue", query.Queue), ("owner", query.Owner), ("tenant", query.Tenant), ("correlation_key", query.CorrelationKey),
        })
        {
            if (value is not null)
            {
                yield return new(column, $"{column} = @{column}", column, value);
            }
        }

        if (query.Tag is not null)
        {
            // Both databases know replace, and it minds upper and lower case; the quotes around a JSON text make the match whole.
            yield return new("tags", "replace(tags, @tag, '') <> tags", "tag", JsonSerializer.Serialize(query.Tag));
        }

        if (query.ParentId is { } parent)
        {
            yield return new("parent_id", "parent_id = @parent_id", "parent_id", dialect.ToValue(parent));
        }

        if (query.Since is { } since)
        {
            yield return new("created_at", "created_at >= @since", "since", dialect.ToValue(since));
        }

        if (query.Until is { } until)
        {
            yield return new("created_at", "created_at < @until", "until", dialect.ToValue(until));
        }
    }
}
