using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Which of some jobs stand: by their id, or by a live holder of their unique key.</summary>
internal static class StandingJobs
{
    public static async Task<HashSet<JobId>> RunAsync(StoreSession session, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken)
    {
        var states = await GetStates.RunAsync(session, [.. jobs.Select(job => job.Id)], cancellationToken).ConfigureAwait(false);
        var standing = states.Select(state => state.Id).ToHashSet();
        foreach (var job in jobs.Where(job => !standing.Contains(job.Id)))
        {
            var held = await session.Command(
                $"SELECT 1 FROM {session.Dialect.Tables.Jobs} WHERE type = @type AND unique_key = @key AND unique_key IS NOT NULL AND finished_at IS NULL")
                .With("type", job.Type)
                .With("key", job.UniqueKey)
                .RowsAsync(row => row.GetInt32(0), cancellationToken)
                .ConfigureAwait(false);
            if (held.Count > 0)
            {
                standing.Add(job.Id);
            }
        }

        return standing;
    }
}
