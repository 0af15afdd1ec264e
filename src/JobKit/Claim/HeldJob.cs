using JobKit.Storage;

namespace JobKit;

/// <summary>A claimed job from claim to accepted settle, on this node: waiting for a slot, running, or waiting to be written.</summary>
#pragma warning disable CA1001 // Not disposed: a late caller may still ask for the token, and a source without timer or wait handle has nothing to release.
internal sealed class HeldJob(ClaimedJob job, long deadline)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private long _deadline = deadline;
    private int _reason;
    private int _decided;
    private bool _settlesItself;

    public ClaimedJob Job { get; } = job;

    /// <summary>The attempt's token.</summary>
    public CancellationToken Stopping => _stop.Token;

    public StopReason StopReason => (StopReason)Volatile.Read(ref _reason);

    /// <summary>The monotonic local instant at which the lease must be taken for lost, counted from before the last accepted request was sent.</summary>
    public long Deadline
    {
        get => Volatile.Read(ref _deadline);
        set => Volatile.Write(ref _deadline, value);
    }

    /// <summary>Whether the handler is writing its completion in a transaction of its own, or has: its row is locked or the job done, so there
    /// is no lease left to renew or to lose.</summary>
    public bool SettlesItself
    {
        get => Volatile.Read(ref _settlesItself);
        set => Volatile.Write(ref _settlesItself, value);
    }

    /// <summary>Cancels the attempt's token. Only the first reason counts.</summary>
    public bool TryStop(StopReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)StopReason.None) != (int)StopReason.None)
            return false;

        // Off this thread: callbacks of user code must hold up neither the lease keeper nor a timer.
        _ = _stop.CancelAsync();
        return true;
    }

    /// <summary>Whether the caller may decide the attempt's outcome: true once, so that a handler given up and its late return never both settle.</summary>
    public bool TryDecide() => Interlocked.Exchange(ref _decided, 1) == 0;

    public bool IsDecided => Volatile.Read(ref _decided) != 0;
}
