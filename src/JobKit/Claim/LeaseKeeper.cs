using JobKit.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Renews the leases of everything this node holds, and cancels the attempts that have lost theirs or were asked to stop.</summary>
/// <remarks>
/// Both loops are for threads of their own, and wait on them: neither handlers that block every thread of the pool nor a burst of
/// starting ones may cost a healthy node its leases. The watch for local deadlines does not wait for a renewal under way: with the
/// database out of reach the token is cancelled before another node could hold the job.
/// </remarks>
internal sealed class LeaseKeeper(
    IJobWorkStore store,
    HeldJobs held,
    LoopGuard guard,
    IOptionsMonitor<WorkerOptions> options,
    JobKitMetrics metrics,
    TimeProvider clock,
    ILogger<LeaseKeeper> logger)
{
    private long _renewedAt = clock.GetTimestamp();

    // Whether a lease could not be made longer at the last turn, because somebody had its row locked.
    private bool _someWaits;

    /// <summary>Renews until the token is cancelled. Never throws.</summary>
    public void Renew(CancellationToken stopping) => guard.Run("renew", RenewOnce, stopping);

    /// <summary>Watches the local deadlines until the token is cancelled. Never throws.</summary>
    public void Watch(CancellationToken stopping) => guard.Run("lease-watch", WatchOnce, stopping);

    /// <summary>Whether an attempt may begin: not once its local deadline is here.</summary>
    /// <remarks>Asked last, by whoever begins it: a process that stood still since the claim, the watch with it, goes on as if nothing had happened.</remarks>
    public bool MayBegin(HeldJob one)
    {
        if (clock.GetTimestamp() < one.Deadline)
            return true;

        Lose(one);
        return false;
    }

    private void RenewOnce(CancellationToken stopping)
    {
        // Counted from the last success: a renewal that failed is tried again after the guard's short pause, not after another interval.
        var interval = options.CurrentValue.RenewInterval;
        ThreadPause.Wait((_someWaits ? interval / 4 : interval) - clock.GetElapsedTime(_renewedAt), clock, stopping);

        var sent = clock.GetTimestamp();
        var duration = options.CurrentValue.LeaseDuration;
        var asked = held.All.Where(one => one.StopReason != StopReason.LeaseLost).Select(one => new AskedRenewal(one)).ToList();
        var receipts = asked.Count == 0
            ? []
            : store.RenewAsync([.. asked.Select(one => one.Held.Job.Lease)], duration, stopping).GetAwaiter().GetResult();
        _renewedAt = sent;
        var deadline = LeaseDeadline.From(sent, duration, clock);
        for (var i = 0; i < receipts.Count; i++)
            Apply(receipts[i], asked[i], deadline);
        _someWaits = receipts.Any(receipt => receipt is { Held: true, Extended: false });
    }

    private void Apply(RenewReceipt receipt, AskedRenewal asked, long deadline)
    {
        var one = asked.Held;
        if (held.Find(receipt.JobId) != one)
            return;

        if (!receipt.Held)
        {
            // Most likely its handler's own transaction was committed: the job is done, there is no lease left to lose.
            if (one.OwnSettle is not null)
                one.Deadline = long.MaxValue;
            else
                Lose(one);
            return;
        }

        if (receipt.Extended)
        {
            one.Deadline = deadline;
            // No open transaction has the row any more, and the job is not done: what its handler had written was rolled back.
            if (asked.Written is { } written)
                one.UndoOwnSettle(written);
        }

        if (receipt.CancelRequested && one.TryStop(StopReason.CancelRequested))
            ClaimLog.CancelSeen(logger, one.Job.Id, one.Job.Type);
    }

    private void WatchOnce(CancellationToken stopping)
    {
        var tick = options.CurrentValue.RenewInterval / 4;
        ThreadPause.Wait(tick, clock, stopping);

        // Whatever would pass its deadline before the next look is lost now: too early is safe, too late is not.
        var horizon = LeaseDeadline.From(clock.GetTimestamp(), tick, clock);
        foreach (var one in held.All)
        {
            if (one.Deadline <= horizon)
                Lose(one);
        }
    }

    private void Lose(HeldJob one)
    {
        // An attempt whose outcome is being written leaves the answer to the settle.
        if (one.IsDecided || !one.TryStop(StopReason.LeaseLost))
            return;

        metrics.LeaseLost(one.Job.Type);
        ClaimLog.LeaseLost(logger, one.Job.Id, one.Job.Type, one.Job.Epoch);
    }
}
