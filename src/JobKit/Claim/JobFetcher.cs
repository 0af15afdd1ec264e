using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Keeps the worker supplied: claims in batches, ahead of need when jobs are short, waits for a wake-up, the due time of a job put off here, or a poll when there are none.</summary>
internal sealed class JobFetcher(
    ClaimCall claims,
    IJobWakeSignal wake,
    DueAlarm alarm,
    WorkAhead ahead,
    SpareSlots spare,
    PrefetchSize prefetch,
    LoopGuard guard,
    JobTypeRegistry types,
    IOptionsMonitor<WorkerOptions> options,
    TimeProvider clock)
{
    /// <summary>How often a worker without a free slot looks for urgent jobs.</summary>
    public static readonly TimeSpan UrgentLook = TimeSpan.FromSeconds(1);

    // Kept while a look for urgent jobs fails: of two waits the one that nobody heeds would take the other's signal.
    private Task _low = Task.CompletedTask;

    /// <summary>Claims until the token is cancelled. Never throws.</summary>
    public Task RunAsync(CancellationToken stopping)
    {
        var current = options.CurrentValue;
        var idle = new PollBackoff(current.MinPollInterval, current.MaxPollInterval, Random.Shared.NextDouble);
        return guard.RunAsync("claim", token => FetchAsync(idle, token), stopping);
    }

    private async Task FetchAsync(PollBackoff idle, CancellationToken stopping)
    {
        await WaitUntilLowAsync(stopping).ConfigureAwait(false);

        // Taken before the claim, so that a job committed or come due while the claim looks is not slept through.
        var woken = wake.NextWake();
        var due = alarm.NextRing();
        if (await TryClaimAsync().ConfigureAwait(false) is not { } claimed)
            return;

        if (claimed > 0)
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

    /// <summary>While the slots stay taken, urgent jobs are looked for; where jobs are short the wait is over before the first look.</summary>
    private async Task WaitUntilLowAsync(CancellationToken stopping)
    {
        if (_low.IsCompleted)
            _low = ahead.WaitUntilLowAsync(prefetch.Current / 2, stopping);

        while (!_low.IsCompleted && spare.All.Count > 0)
        {
            await _low.WaitAsync(UrgentLook, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_low.IsCompleted && !stopping.IsCancellationRequested)
                await ClaimUrgentAsync().ConfigureAwait(false);
        }

        await _low.ConfigureAwait(false);
    }

    private async Task ClaimUrgentAsync()
    {
        // One by one: several at once could be of one type, which has one slot.
        while (spare.FreeTypes is { Count: > 0 } free && await claims.ClaimAsync(free, 1).ConfigureAwait(false) is [var one])
            Add(one);
    }

    /// <summary>The number claimed; null where there is no room.</summary>
    private async Task<int?> TryClaimAsync()
    {
        try
        {
            var asked = ahead.BeginFetch(prefetch.Current);
            return asked > 0 ? await ClaimAsync(asked).ConfigureAwait(false) : null;
        }
        finally
        {
            ahead.EndFetch();
        }
    }

    private async Task<int> ClaimAsync(int limit)
    {
        var claimed = await claims.ClaimAsync(types.HandledTypes, limit).ConfigureAwait(false);
        foreach (var one in claimed)
            Add(one);

        if (claimed.Count > 0)
            prefetch.Claimed(limit, claimed.Count);
        return claimed.Count;
    }

    private void Add(HeldJob one)
    {
        // Held ahead, an urgent one would wait behind what runs.
        if (ahead.Free > 0 || !spare.TryAdd(one))
            ahead.Add(one);
    }
}
