using System.Runtime.CompilerServices;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>The jobs that requests of rollouts became, by the stamp they carry; a page of them is in memory at a time.</summary>
internal static class StampedJobs
{
    public const int PageSize = 200;

    /// <param name="store">Has the jobs.</param>
    /// <param name="query">Which; its limit and cursor are set here.</param>
    /// <param name="mostPages">How far to look.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async IAsyncEnumerable<(CohortKey Cohort, Job Job)> ReadAsync(
        IJobQueryStore store, JobQuery query, int mostPages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var read = 0; read < mostPages; read++)
        {
            var page = await store.ListAsync(query with { Limit = PageSize, Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            foreach (var job in page.Jobs)
            {
                if (RouteStamp.Of(job.Metadata) is { } stamp)
                {
                    yield return (stamp.Cohort, job);
                }
            }

            cursor = page.NextCursor;
            if (cursor is null)
            {
                yield break;
            }
        }
    }
}
