using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>The jobs that have not ended, read from the store.</summary>
internal readonly record struct LiveJobs(int Pending, int Processing, DateTimeOffset? NextDue)
{
    /// <summary>Reads them; the next due time is the earliest after now.</summary>
    public static async Task<LiveJobs> ReadAsync(IJobQueryStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var live = default(LiveJobs);
        var query = new JobQuery { Statuses = [JobStatus.Pending, JobStatus.Processing], IncludeHidden = true, Limit = 200 };
        do
        {
            var page = await store.ListAsync(query, cancellationToken).ConfigureAwait(false);
            live = page.Jobs.Aggregate(live, (sum, job) => sum.Add(job, now));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);

        return live;
    }

    private LiveJobs Add(Job job, DateTimeOffset now) => job.Status is JobStatus.Processing
        ? this with { Processing = Processing + 1 }
        : this with { Pending = Pending + 1, NextDue = job.DueAt > now && !(NextDue < job.DueAt) ? job.DueAt : NextDue };
}
