using System.Globalization;

namespace JobKit.Tests.Migration.Observe.Recount;

/// <summary>Jobs to list in pages, by the time of their enqueue.</summary>
internal sealed class PagedJobs : QueryStoreDouble
{
    public List<Job> All { get; } = [];

    /// <summary>How many pages were read.</summary>
    public int Asked { get; private set; }

    public override Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        Asked++;
        var from = query.Cursor is null ? 0 : int.Parse(query.Cursor, CultureInfo.InvariantCulture);
        var found = All.Where(job => job.CreatedAt >= query.Since && job.CreatedAt < query.Until && query.IncludeHidden).ToList();
        var next = from + query.Limit;
        return Task.FromResult(new JobPage(
            [.. found.Skip(from).Take(query.Limit)], next < found.Count ? next.ToString(CultureInfo.InvariantCulture) : null));
    }
}
