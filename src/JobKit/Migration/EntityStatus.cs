using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The state of an entity, worked out from its jobs and stored nowhere: it cannot disagree with them.</summary>
/// <remarks>
/// Of each job type the newest job counts, for a later one replaces what an earlier one did; hidden jobs (shadow ones) never count. Ask for
/// an entity's jobs by <see cref="JobQuery.CorrelationKey"/>. Ended jobs are pruned after their retention: what must be known for longer
/// (the path of a thumbnail) is the entity's own column, and an entity that has it needs no projection.
/// </remarks>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">0 to 100, the mean over its work; 100 only when it is stored.</param>
/// <param name="FailedTypes">The job types whose newest job failed, in order; also while other work goes on.</param>
public sealed record EntityStatus(EntityState State, int Progress, ImmutableArray<string> FailedTypes)
{
    /// <summary>The state as one word in upper case: <c>INGESTED</c>, <c>PROCESSING</c>, <c>STORED</c>, <c>FAILED</c> or <c>CANCELLED</c>.</summary>
    public string Name => State.ToString().ToUpperInvariant();

    /// <summary>The status of an entity with one job, or none.</summary>
    public static EntityStatus Project(Job? job) => Project(job is null ? [] : [job]);

    /// <summary>The status of an entity.</summary>
    /// <param name="jobs">Its jobs, in any order.</param>
    /// <param name="expected">
    /// The types that must have completed before it is stored, also where their jobs are not enqueued yet; null (the default) for those
    /// that <paramref name="jobs"/> holds.
    /// </param>
    public static EntityStatus Project(IEnumerable<Job> jobs, IReadOnlyCollection<string>? expected = null)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var newest = jobs.Where(job => !job.Hidden).GroupBy(job => job.Type, StringComparer.Ordinal).Select(type => type.MaxBy(job => (job.CreatedAt, job.Id))!).ToList();
        var missing = (expected ?? []).Except(newest.Select(job => job.Type), StringComparer.Ordinal).Count();
        var state = StateOf(newest, missing > 0);
        var failed = newest.Where(job => job.Status == JobStatus.Failed).Select(job => job.Type).Order(StringComparer.Ordinal);
        return new(state, ProgressOf(newest, missing, state), [.. failed]);
    }

    private static EntityState StateOf(List<Job> newest, bool missing)
    {
        if (newest.TrueForAll(HasNotBegun))
        {
            return EntityState.Ingested;
        }

        if (missing || newest.Exists(job => !job.IsTerminal))
        {
            return EntityState.Processing;
        }

        return newest.Exists(job => job.Status == JobStatus.Failed) ? EntityState.Failed
            : newest.Exists(job => job.Status == JobStatus.Cancelled) ? EntityState.Cancelled
            : EntityState.Stored;
    }

    // A job that waits for its next attempt, or was snoozed, has begun.
    private static bool HasNotBegun(Job job) => job is { Status: JobStatus.Pending, StartedAt: null, Attempt: 0 };

    private static int ProgressOf(List<Job> newest, int missing, EntityState state)
    {
        if (state == EntityState.Stored)
        {
            return 100;
        }

        var all = newest.Count + missing;
        var sum = newest.Sum(job => job.Status == JobStatus.Completed ? 100 : job.Progress);
        return all == 0 ? 0 : Math.Min(99, sum / all);
    }
}
