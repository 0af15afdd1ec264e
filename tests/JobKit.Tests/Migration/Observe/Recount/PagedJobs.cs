using System.Globalization;

namespace JobKit.Tests.Migration.Observe.Recount;

/// <summary>Jobs to list in pages as stores do: by id, the newest first, and no page looks at more than a thousand.</summary>
internal sealed class PagedJobs : QueryStoreDouble
{
    private const int MostScanned = 1000;

    public List<Job> All { get; } = [];

    /// <summary>How many pages were read.</summary>
    public int Asked { get; private set; }

    public override Task<JobPage> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        Asked++;
        var below = query.Cursor is { } cursor ? JobId.Parse(cursor, CultureInfo.InvariantCulture) : (JobId?)null;
        var walked = All.Where(job => below is null || job.Id < below).OrderByDescending(job => job.Id).Take(MostScanned + 1).ToList();
        var looked = walked.Take(MostScanned).ToList();
        var found = looked.Where(job => !(job.CreatedAt < query.Since) && !(job.CreatedAt >= query.Until) && query.IncludeHidden).ToList();
        return Task.FromResult(
            found.Count > query.Limit ? new JobPage(found[..query.Limit], found[query.Limit - 1].Id.ToString())
            : walked.Count > MostScanned ? new JobPage(found, looked[^1].Id.ToString(), looked[^1].CreatedAt)
            : new JobPage(found, null));
    }
}
