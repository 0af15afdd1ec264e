using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Whether users of a rollout wait too long for its jobs, and in how many looks in a row.</summary>
/// <remarks>Its own jobs count alone: those that its requests became in the present epoch, in queues that nobody paused. Used by one loop, read by any.</remarks>
internal sealed class QueueAge(RolloutNode node, IRolloutStore rollouts, IJobQueryStore? jobs = null)
{
    /// <summary>So many jobs of a queue are looked through for those of a rollout, the newest of the old ones first.</summary>
    public const int MostPages = 5;

    private readonly ConcurrentDictionary<string, (long Epoch, int Looks)> _above = new(StringComparer.Ordinal);

    /// <summary>In how many looks in a row a job of the rollout has waited too long; what was seen last stays while nobody can look.</summary>
    public int LooksAbove(Rollout rollout) => _above.TryGetValue(rollout.Key, out var above) && above.Epoch == rollout.Epoch ? above.Looks : 0;

    /// <summary>Looks once at all rollouts in which users wait for jobs.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var waiting = node.Known.Where(it => it.Mode != RolloutMode.Off && RolloutSituations.AnswersByJobs(it)).ToList();
        if (jobs is null || waiting.Count == 0)
        {
            return;
        }

        var shortest = waiting.Min(Limit);
        var late = (await jobs.GetStatisticsAsync(cancellationToken).ConfigureAwait(false)).Queues
            .Where(it => !it.Paused && it.OldestDue > shortest && !ReservedNames.HasQueue(it.Name)).Select(it => it.Name).ToList();
        var ages = late.Count == 0 ? [] : await AgesAsync(jobs, late, shortest, cancellationToken).ConfigureAwait(false);
        foreach (var rollout in waiting)
        {
            var isAbove = ages.GetValueOrDefault((rollout.Key, rollout.Epoch)) > Limit(rollout);
            _above[rollout.Key] = (rollout.Epoch, isAbove ? LooksAbove(rollout) + 1 : 0);
        }
    }

    private static TimeSpan Limit(Rollout rollout) => rollout.Plan.Parameters.Guardrails.QueueAgeLimit;

    /// <summary>How long the oldest due job of each rollout's epoch waits, of those in the queues that are older than the shortest limit.</summary>
    private async Task<Dictionary<(string Key, long Epoch), TimeSpan>> AgesAsync(
        IJobQueryStore store, List<string> queues, TimeSpan shortest, CancellationToken cancellationToken)
    {
        var now = (await rollouts.ReadAsync(node.Known[0].Key, cancellationToken).ConfigureAwait(false)).Now;
        var ages = new Dictionary<(string, long), TimeSpan>();
        foreach (var queue in queues)
        {
            var old = new JobQuery { Queue = queue, Statuses = [JobStatus.Pending], Until = now - shortest };
            await foreach (var (cohort, job) in StampedJobs.ReadAsync(store, old, MostPages, cancellationToken).ConfigureAwait(false))
            {
                var place = (cohort.Key, cohort.Epoch);
                var age = now - job.DueAt;
                ages[place] = age > ages.GetValueOrDefault(place) ? age : ages.GetValueOrDefault(place);
            }
        }

        return ages;
    }
}
