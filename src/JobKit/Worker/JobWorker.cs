using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>The hosted service that wires claim, execute and settle on this node, and stops them in the order that loses nothing.</summary>
internal sealed class JobWorker(
    WorkAhead ahead,
    SpareSlots spare,
    HeldJobs held,
    JobFetcher fetcher,
    LeaseKeeper keeper,
    JobExecutor executor,
    AttemptSettle settle,
    JobSettler settler,
    ProgressWriter progress,
    MaintainLoops maintain,
    JobTypeRegistry types,
    WorkerIdentity worker,
    IOptionsMonitor<WorkerOptions> options,
    TimeProvider clock,
    ILogger<JobWorker> logger) : IHostedService, IDisposable
{
    /// <summary>How long handlers may take to heed their token once the grace is over.</summary>
    private static readonly TimeSpan HeedTime = TimeSpan.FromSeconds(0.5);

    /// <summary>How long the last outcomes may take to be handed in and written.</summary>
    internal static readonly TimeSpan LastWrites = TimeSpan.FromSeconds(0.8);

    /// <summary>How long the loops may take to end. All three together stay within 2 s after the grace.</summary>
    private static readonly TimeSpan LoopsEnd = TimeSpan.FromSeconds(0.2);

    private readonly CancellationTokenSource _stopClaims = new();
    private readonly CancellationTokenSource _stopLoops = new();
    private readonly Lock _stopping = new();
    private readonly List<Task> _slots = [];
    private readonly List<Task> _claims = [];
    private readonly List<Task> _loops = [];
    private Task _fetching = Task.CompletedTask;
    private Task _settling = Task.CompletedTask;
    private Task? _stopped;
    private bool _attends;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.CurrentValue.Enabled)
            return Task.CompletedTask;

        if (types.HandledTypes.Count == 0)
        {
            WorkerLog.NoHandlers(logger);
            return Task.CompletedTask;
        }

        lock (_stopping)
            Attend();
        for (var i = 0; i < ahead.Slots; i++)
            _slots.Add(Detached.Run(() => RunSlotAsync(ahead)));
        foreach (var slot in spare.All)
            _slots.Add(Detached.Run(() => RunSlotAsync(slot)));
        _fetching = Detached.Run(() => fetcher.RunAsync(_stopClaims.Token));
        var queues = options.CurrentValue.Queues;
        WorkerLog.Started(logger, worker.Id, ahead.Slots, types.HandledTypes.Count, queues.Count == 0 ? "all" : string.Join(", ", queues));
        return Task.CompletedTask;
    }

    /// <summary>Claims, and runs what came beside the jobs of the slots, with all that attempts need, also where this node claims nothing by itself.</summary>
    /// <returns>What was begun: nothing once this node stops, which then waits for the claim and hands its jobs back.</returns>
    public async Task<IReadOnlyList<HeldJob>> ClaimAndRunAsync(Func<Task<IReadOnlyList<HeldJob>>> claim, Func<HeldJob, Task> attempt)
    {
        var begun = new List<HeldJob>();
        Task beginning;
        lock (_stopping)
        {
            if (_stopped is not null)
                return begun;

            Attend();
            _claims.RemoveAll(one => one.IsCompleted);
            beginning = Detached.Run(() => BeginClaimedAsync(claim, attempt, begun));
            _claims.Add(beginning);
        }

        await beginning.ConfigureAwait(false);
        return begun;
    }

    /// <summary>A host that is stopped and disposed from two sides at once asks twice.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopping)
            return _stopped ??= StopOnceAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopClaims.Dispose();
        _stopLoops.Dispose();
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await _stopClaims.CancelAsync().ConfigureAwait(false);
        var waiting = HandBackWaitingAsync();
        WorkerLog.Stopping(logger, worker.Id, ahead.Busy, options.CurrentValue.ShutdownGrace);
        await DrainAsync(cancellationToken).ConfigureAwait(false);

        // From here on nothing waits without a bound: the database may be away, and then the leases end by themselves.
        if (!await EndsWithinAsync(FinishAsync(waiting), LastWrites, CancellationToken.None).ConfigureAwait(false))
            await settler.GiveUpAsync().ConfigureAwait(false);
        settler.Complete();
        await _stopLoops.CancelAsync().ConfigureAwait(false);
        await EndsWithinAsync(Task.WhenAll([.. _loops, _settling]), LoopsEnd, CancellationToken.None).ConfigureAwait(false);
        WorkerLog.Stopped(logger, worker.Id, clock.GetElapsedTime(began), held.Count);
    }

    /// <summary>Starts, once, what jobs need while they run: leases, settles, progress, upkeep.</summary>
    private void Attend()
    {
        if (_attends)
            return;

        _attends = true;
        _settling = Detached.Run(settler.RunAsync);
        _loops.Add(OwnThread.Run("JobKit lease renewal", () => keeper.Renew(_stopLoops.Token)));
        _loops.Add(OwnThread.Run("JobKit lease watch", () => keeper.Watch(_stopLoops.Token)));
        _loops.Add(Detached.Run(() => progress.RunAsync(_stopLoops.Token)));
        _loops.AddRange(maintain.Start(_stopLoops.Token));
    }

    private async Task BeginClaimedAsync(Func<Task<IReadOnlyList<HeldJob>>> claim, Func<HeldJob, Task> attempt, List<HeldJob> begun)
    {
        foreach (var one in await claim().ConfigureAwait(false))
        {
            if (TryBegin(() => attempt(one)))
                begun.Add(one);
            else
                await HandBackAsync(one).ConfigureAwait(false);
        }
    }

    private bool TryBegin(Func<Task> attempt)
    {
        lock (_stopping)
        {
            if (_stopped is not null)
                return false;

            _slots.RemoveAll(slot => slot.IsCompleted);
            _slots.Add(Detached.Run(attempt));
            return true;
        }
    }

    private async Task RunSlotAsync(WorkAhead work)
    {
        while (await work.WaitForJobAsync().ConfigureAwait(false))
        {
            while (work.TryTake(out var one))
            {
                await executor.ExecuteAsync(one).ConfigureAwait(false);
                work.Release();
            }
        }
    }

    /// <summary>Gives back what no slot has begun, and what a claim under way still brings.</summary>
    private async Task HandBackWaitingAsync()
    {
        await WithdrawAsync().ConfigureAwait(false);
        await _fetching.ConfigureAwait(false);
        // A drain's claim that fails is its caller's to hear of.
        await Task.WhenAll(_claims).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await WithdrawAsync().ConfigureAwait(false);
        foreach (var work in spare.All.Append(ahead))
            work.Complete();
    }

    private async Task WithdrawAsync()
    {
        foreach (var work in spare.All.Append(ahead))
        {
            while (work.TryWithdraw(out var one))
                await HandBackAsync(one).ConfigureAwait(false);
        }
    }

    /// <summary>Takes their jobs from handlers that are deaf, and sees all outcomes written.</summary>
    private async Task FinishAsync(Task waiting)
    {
        await waiting.ConfigureAwait(false);
        foreach (var one in held.All)
            _ = HandBackAsync(one);
        // Also of those that were decided a moment ago and are still on their way.
        await Task.WhenAll(held.All.Select(one => one.HandedIn)).ConfigureAwait(false);
        settler.Complete();
        await _settling.ConfigureAwait(false);
    }

    /// <summary>Lets running handlers finish, then asks them to stop.</summary>
    private async Task DrainAsync(CancellationToken hurry)
    {
        var slots = Task.WhenAll(_slots);
        if (await EndsWithinAsync(slots, options.CurrentValue.ShutdownGrace, hurry).ConfigureAwait(false))
            return;

        foreach (var one in held.All)
            one.TryStop(StopReason.Shutdown);
        await EndsWithinAsync(slots, HeedTime, CancellationToken.None).ConfigureAwait(false);
    }

    private Task<DecidedOutcome?> HandBackAsync(HeldJob one) => settle.HandInAsync(one, types.Find(one.Job.Type), new JobOutcome.HandedBack());

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan limit, CancellationToken hurry)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(hurry);
        var first = await Task.WhenAny(task, Task.Delay(limit, clock, done.Token)).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        return first == task;
    }
}
