using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>One claim: asks the store for jobs, and holds what it gives.</summary>
internal sealed class ClaimCall(
    IJobWorkStore store,
    HeldJobs held,
    WorkerIdentity worker,
    ConfiguredQueues configuredQueues,
    IEnumerable<SystemQueue> systemQueues,
    IOptionsMonitor<WorkerOptions> options,
    IOptionsMonitor<QueueOptions> queueOptions,
    JobKitMetrics metrics,
    TimeProvider clock,
    ILogger<JobFetcher> logger) : IDisposable
{
    private readonly SemaphoreSlim _limited = new(1, 1);

    /// <summary>Claims at most so many jobs of these types, from the queues that this node serves.</summary>
    public async Task<IReadOnlyList<HeldJob>> ClaimAsync(IReadOnlyList<string> types, int limit, bool includesPaused = false)
    {
        var limits = QueueLimits();
        if (limits.Count == 0)
            return await AskAsync(types, limit, limits, includesPaused).ConfigureAwait(false);

        // One at a time, since the room of a queue is known only once all that was claimed before is held.
        await _limited.WaitAsync().ConfigureAwait(false);
        try
        {
            var room = limits.ToDictionary(queue => queue.Key, queue => Math.Max(0, queue.Value - held.CountIn(queue.Key)), StringComparer.Ordinal);
            return await AskAsync(types, limit, room, includesPaused).ConfigureAwait(false);
        }
        finally
        {
            _limited.Release();
        }
    }

    public void Dispose() => _limited.Dispose();

    private async Task<IReadOnlyList<HeldJob>> AskAsync(IReadOnlyList<string> types, int limit, Dictionary<string, int> room, bool includesPaused)
    {
        var current = options.CurrentValue;
        var sent = clock.GetTimestamp();
        var request = new ClaimRequest
        {
            WorkerId = worker.Id,
            Types = types,
            Queues = current.Queues.Count == 0 ? [] : [.. current.Queues, .. systemQueues.Select(queue => queue.Name)],
            QueueLimits = room,
            IncludesPaused = includesPaused,
            Limit = limit,
            LeaseDuration = current.LeaseDuration,
        };
        // Not cancelled by a shutdown: a claim that was carried out and not heard of would leave its jobs held until their leases end.
        var claimed = await store.ClaimAsync(request, CancellationToken.None).ConfigureAwait(false);
        if (claimed.Count == 0)
            return [];

        var elapsed = clock.GetElapsedTime(sent);
        metrics.Claimed(claimed.Count, elapsed);
        ClaimLog.Claimed(logger, claimed.Count, limit, elapsed);
        var deadline = LeaseDeadline.From(sent, current.LeaseDuration, clock);
        return [.. claimed.Select(job => Hold(new(job, deadline)))];
    }

    private HeldJob Hold(HeldJob one)
    {
        held.Add(one);
        return one;
    }

    private Dictionary<string, int> QueueLimits()
    {
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in configuredQueues.Names)
        {
            if (queueOptions.Get(queue).Concurrency is { } limit)
                limits[queue] = limit;
        }

        return limits;
    }
}
