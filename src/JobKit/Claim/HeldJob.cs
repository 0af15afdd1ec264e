using JobKit.Storage;

namespace JobKit;

/// <summary>A claimed job from claim to accepted settle, on this node: waiting for a slot, running, or waiting to be written.</summary>
#pragma warning disable CA1001 // Not disposed: a late caller may still ask for the token, and a source without timer or wait handle has nothing to release.
internal sealed class HeldJob(ClaimedJob job, long deadline)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _handedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _deadline = deadline;
    private int _reason;
    private int _decided;
    private OwnSettle? _ownSettle;

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

    /// <summary>The completion that the handler is writing in a transaction of its own, or has written; null where there is none, or it was undone.</summary>
    public OwnSettle? OwnSettle => Volatile.Read(ref _ownSettle);

    public void BeginOwnSettle(OwnSettle settle) => Volatile.Write(ref _ownSettle, settle);

    /// <summary>That completion came to nothing: the attempt is like any other again.</summary>
    public void UndoOwnSettle(OwnSettle settle) => Interlocked.CompareExchange(ref _ownSettle, null, settle);

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

    /// <summary>Ends when whoever has decided the outcome has handed it in to be written.</summary>
    public Task HandedIn => _handedIn.Task;

    public void NoteHandedIn() => _handedIn.TrySetResult();

    /// <summary>Ends when this node holds it no more: its outcome was written, or its lease is gone.</summary>
    public Task LetGo => _letGo.Task;

    public void NoteLetGo() => _letGo.TrySetResult();
}
