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

    /// <summary>Renews until the token is cancelled. Never throws.</summary>
    public void Renew(CancellationToken stopping) => guard.Run("renew", RenewOnce, stopping);

    /// <summary>Watches the local deadlines until the token is cancelled. Never throws.</summary>
    public void Watch(CancellationToken stopping) => guard.Run("lease-watch", WatchOnce, stopping);

    private void RenewOnce(CancellationToken stopping)
    {
        // Counted from the last success: a renewal that failed is tried again after the guard's short pause, not after another interval.
        ThreadPause.Wait(options.CurrentValue.RenewInterval - clock.GetElapsedTime(_renewedAt), clock, stopping);

        var sent = clock.GetTimestamp();
        var duration = options.CurrentValue.LeaseDuration;
        // A handler's open transaction holds its job's row: renewing that lease would make all the others wait for its commit.
        var leases = held.All.Where(one => one.StopReason != StopReason.LeaseLost && !one.SettlesItself).Select(one => one.Job.Lease).ToList();
        var receipts = leases.Count == 0 ? [] : store.RenewAsync(leases, duration, stopping).GetAwaiter().GetResult();
        _renewedAt = sent;
        var deadline = LeaseDeadline.From(sent, duration, clock);
        for (var i = 0; i < receipts.Count; i++)
            Apply(receipts[i], leases[i], deadline);
    }

    private void Apply(RenewReceipt receipt, JobLease lease, long deadline)
    {
        if (held.Find(receipt.JobId) is not { } one || one.Job.Epoch != lease.Epoch)
            return;

        if (!receipt.Held)
        {
            Lose(one);
            return;
        }

        one.Deadline = deadline;
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
        if (one.IsDecided || one.SettlesItself || !one.TryStop(StopReason.LeaseLost))
            return;

        metrics.LeaseLost(one.Job.Type);
        ClaimLog.LeaseLost(logger, one.Job.Id, one.Job.Type, one.Job.Epoch);
    }
}
