using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>A page of jobs, newest first, by the id that the last page ended with (I40); no page looks at more than <see cref="MostScanned"/> jobs.</summary>
internal static class ListJobs
{
    public const int MostScanned = 10_000;

    public static async Task<JobPage> RunAsync(StoreSession session, JobQuery query, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        var filters = JobFilters.Of(query, dialect).ToList();
        var parameters = filters.Where(filter => filter.Name is not null).Select(filter => (filter.Name!, filter.Value)).ToList();
        if (query.Cursor is { } cursor)
        {
            parameters.Add(("cursor", dialect.ToValue(JobId.Parse(cursor, CultureInfo.InvariantCulture))));
        }

        var rows = await session.IndexedRowsAsync(
            Sql(dialect, query, filters),
            row => (Job: JobColumns.Read(row, dialect), IsBound: row.GetInt32(JobColumns.Count) == 1),
            cancellationToken,
            [.. parameters]).ConfigureAwait(false);
        return Page(
            query,
            [.. rows.Where(row => !row.IsBound).Select(row => row.Job).OrderByDescending(job => job.Id)],
            [.. rows.Where(row => row.IsBound).Select(row => row.Job).OrderByDescending(job => job.Id)]);
    }

    // One statement, so that the page and the place where its search stopped are of one moment: a job that came in between two would
    // move the place, and the next page would begin elsewhere than this one ended. The place is looked for where the page is not full.
    private static string Sql(Dialect dialect, JobQuery query, List<JobFilter> filters)
    {
        var jobs = dialect.Tables.Jobs;
        var walk = JobWalk.Of(query);
        var from = walk.Where(query.Cursor is not null);
        var columns = filters.Select(filter => filter.Column).Append(walk.Column).OfType<string>().Prepend("id").Distinct(StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH page AS MATERIALIZED (
                SELECT id FROM (
                    SELECT {string.Join(", ", columns)} FROM {jobs} WHERE {from} ORDER BY {walk.Order} LIMIT {MostScanned}) AS walked
                WHERE {string.Join(" AND ", filters.Select(filter => filter.Sql).DefaultIfEmpty("1 = 1"))}
                ORDER BY {walk.Order}
                LIMIT {query.Limit + 1}
            ),
            bound AS MATERIALIZED (
                SELECT id FROM {jobs} WHERE {from} AND (SELECT count(*) FROM page) <= {query.Limit}
                ORDER BY {walk.Order} LIMIT 2 OFFSET {MostScanned - 1}
            )
            SELECT {JobColumns.Sql}, 0 FROM {jobs} WHERE id {dialect.Among("SELECT id FROM page")}
            UNION ALL
            SELECT {JobColumns.Sql}, 1 FROM {jobs} WHERE id {dialect.Among("SELECT id FROM bound")}
            """);
    }

    private static JobPage Page(JobQuery query, List<Job> jobs, List<Job> bound) =>
        jobs.Count > query.Limit ? new JobPage(jobs[..query.Limit], jobs[query.Limit - 1].Id.ToString())
        // The last job looked at, and one behind it: there is more to search.
        : bound.Count == 2 ? new JobPage(jobs, bound[0].Id.ToString(), jobs.Count < query.Limit ? bound[0].CreatedAt : null)
        : new JobPage(jobs, null);
}
