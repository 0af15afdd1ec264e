using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Keeps the worker supplied: claims in batches, ahead of need when jobs are short, waits for a wake-up, the due time of a job put off here, or a poll when there are none.</summary>
internal sealed class JobFetcher(
    IJobWorkStore store,
    IJobWakeSignal wake,
    DueAlarm alarm,
    HeldJobs held,
    WorkAhead ahead,
    PrefetchSize prefetch,
    LoopGuard guard,
    JobTypeRegistry types,
    WorkerIdentity worker,
    IEnumerable<ConfiguredQueue> configuredQueues,
    IEnumerable<SystemQueue> systemQueues,
    IOptionsMonitor<WorkerOptions> options,
    IOptionsMonitor<QueueOptions> queueOptions,
    JobKitMetrics metrics,
    TimeProvider clock,
    ILogger<JobFetcher> logger)
{
    /// <summary>Claims until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping)
    {
        var current = options.CurrentValue;
        var idle = new PollBackoff(current.MinPollInterval, current.MaxPollInterval, Random.Shared.NextDouble);
        return guard.RunAsync("claim", token => FetchAsync(idle, token), stopping);
    }

    private async Task FetchAsync(PollBackoff idle, CancellationToken stopping)
    {
        await ahead.WaitUntilLowAsync(prefetch.Current / 2, stopping).ConfigureAwait(false);

        // Taken before the claim, so that a job committed or come due while the claim looks is not slept through.
        var woken = wake.NextWake();
        var due = alarm.NextRing();
        var asked = ahead.Slots + prefetch.Current - ahead.Busy - ahead.Waiting;
        if (asked <= 0)
            return;

        if (await ClaimAsync(asked).ConfigureAwait(false) > 0)
        {
            idle.Reset();
            return;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var pause = Task.Delay(idle.Next(), clock, waiting.Token);

        // A ring does not quicken the poll: where its job is gone, one look was enough.
        if (await Task.WhenAny(woken, due, pause).ConfigureAwait(false) == woken)
            idle.Reset();
        await waiting.CancelAsync().ConfigureAwait(false);
    }

    private async Task<int> ClaimAsync(int limit)
    {
        var current = options.CurrentValue;
        var sent = clock.GetTimestamp();
        var request = new ClaimRequest
        {
            WorkerId = worker.Id,
            Types = types.HandledTypes,
            Queues = current.Queues.Count == 0 ? [] : [.. current.Queues, .. systemQueues.Select(queue => queue.Name)],
            QueueLimits = QueueRoom(),
            Limit = limit,
            LeaseDuration = current.LeaseDuration,
        };
        // Not cancelled by a shutdown: a claim that was carried out and not heard of would leave its jobs held until their leases end.
        var claimed = await store.ClaimAsync(request, CancellationToken.None).ConfigureAwait(false);
        var deadline = LeaseDeadline.From(sent, current.LeaseDuration, clock);
        foreach (var job in claimed)
        {
            var one = new HeldJob(job, deadline);
            held.Add(one);
            ahead.Add(one);
        }

        if (claimed.Count > 0)
        {
            prefetch.Claimed(limit, claimed.Count);
            var elapsed = clock.GetElapsedTime(sent);
            metrics.Claimed(claimed.Count, elapsed);
            ClaimLog.Claimed(logger, claimed.Count, limit, elapsed);
        }

        return claimed.Count;
    }

    private Dictionary<string, int> QueueRoom()
    {
        var room = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in configuredQueues)
        {
            if (queueOptions.Get(queue.Name).Concurrency is { } limit)
                room[queue.Name] = Math.Max(0, limit - held.CountIn(queue.Name));
        }

        return room;
    }
}
