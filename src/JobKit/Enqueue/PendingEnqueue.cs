using JobKit.Storage;

namespace JobKit;

/// <summary>One caller's job on its way into a batch, and the promise it waits for.</summary>
internal sealed class PendingEnqueue(NewJob job) : TaskCompletionSource<EnqueueReceipt>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private const int Gathering = 0;
    private const int Sent = 1;
    private const int Dropped = 2;

    private int _state;

    public NewJob Job { get; } = job;

    /// <summary>Puts it into the batch that goes out now; false where its caller has left before.</summary>
    public bool TrySend() => Interlocked.CompareExchange(ref _state, Sent, Gathering) == Gathering;

    /// <summary>The caller leaves: dropped where it was not sent, else possibly stored, as any enqueue that threw.</summary>
    public void Leave(CancellationToken cancellationToken)
    {
        Interlocked.CompareExchange(ref _state, Dropped, Gathering);
        TrySetCanceled(cancellationToken);
    }
}
