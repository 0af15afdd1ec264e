using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace JobKit;

/// <summary>The claimed jobs that wait for a slot, and the count of slots in use: what the fetcher fills and the slots empty, and what drains borrow.</summary>
/// <remarks>While a slot is lent, busy, waiting, asked for and lent together are no more than the slots.</remarks>
internal sealed class WorkAhead(int slots) : IDisposable
{
    private readonly Channel<HeldJob> _waiting = Channel.CreateUnbounded<HeldJob>();
    private readonly SemaphoreSlim _low = new(0, 1);
    private int _waitingCount;
    private int _busy;
    private readonly Lock _sharing = new();
    private TaskCompletionSource? _freed;
    private int _lowWater = -1;
    private int _lent;
    private int _fetching;

    public int Slots => slots;

    public int Busy => Volatile.Read(ref _busy);

    public int Waiting => Volatile.Read(ref _waitingCount);

    public int Lent => Volatile.Read(ref _lent);

    public int Free => Math.Max(0, slots - Busy - Waiting - Lent);

    public void Add(HeldJob held)
    {
        Interlocked.Increment(ref _waitingCount);
        _waiting.Writer.TryWrite(held);
    }

    /// <summary>No more will be added; the slots end once it is empty.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    public ValueTask<bool> WaitForJobAsync() => _waiting.Reader.WaitToReadAsync();

    /// <summary>Takes one into a slot; <see cref="Release"/> gives the slot back.</summary>
    public bool TryTake([NotNullWhen(true)] out HeldJob? held)
    {
        if (!_waiting.Reader.TryRead(out held))
            return false;

        Interlocked.Increment(ref _busy);
        Interlocked.Decrement(ref _waitingCount);
        SignalWhenLow();
        SignalFreed();
        return true;
    }

    /// <summary>Takes one out without a slot, to hand it back.</summary>
    public bool TryWithdraw([NotNullWhen(true)] out HeldJob? held)
    {
        if (!_waiting.Reader.TryRead(out held))
            return false;

        Interlocked.Decrement(ref _waitingCount);
        return true;
    }

    /// <summary>Gives a slot back.</summary>
    public void Release()
    {
        Interlocked.Decrement(ref _busy);
        SignalWhenLow();
        SignalFreed();
    }

    /// <summary>How many jobs the fetcher may ask for now; drains leave that room to it until <see cref="EndFetch"/>.</summary>
    public int BeginFetch(int prefetch)
    {
        // Nothing ahead beside a drain: the slots would take it as soon as they are free, whatever is lent.
        lock (_sharing)
            return _fetching = Lent > 0 ? Free : Math.Max(0, slots + prefetch - Busy - Waiting);
    }

    /// <summary>What the fetcher asked for has been added, or will not come.</summary>
    public void EndFetch()
    {
        lock (_sharing)
            _fetching = 0;
        SignalFreed();
    }

    /// <summary>Lends a drain up to so many of the slots that nobody uses; each is given back by <see cref="GiveBack"/>.</summary>
    public int Lend(int most)
    {
        lock (_sharing)
        {
            var lent = Math.Clamp(Free - _fetching, 0, most);
            Volatile.Write(ref _lent, _lent + lent);
            return lent;
        }
    }

    public void GiveBack(int count)
    {
        lock (_sharing)
            Volatile.Write(ref _lent, _lent - count);
        SignalWhenLow();
        SignalFreed();
    }

    /// <summary>Ends when there may be more to lend than at this call: taken before <see cref="Lend"/>, nothing is slept through.</summary>
    public Task NextFreed()
    {
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _freed, fresh, null) ?? fresh).Task;
    }

    /// <summary>Waits until at most <paramref name="lowWater"/> jobs wait and there is room for one more.</summary>
    public async Task WaitUntilLowAsync(int lowWater, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lowWater, lowWater);
        while (!IsLow(lowWater))
            await _low.WaitAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _lowWater, -1);
    }

    public void Dispose() => _low.Dispose();

    private bool IsLow(int lowWater) => Waiting <= lowWater && ((lowWater > 0 && Lent == 0) || Free > 0);

    private void SignalFreed()
    {
        // Read first: this is on the way of every job, and drains are rare.
        if (Volatile.Read(ref _freed) is not null)
            Interlocked.Exchange(ref _freed, null)?.TrySetResult();
    }

    private void SignalWhenLow()
    {
        var lowWater = Volatile.Read(ref _lowWater);
        if (lowWater < 0 || !IsLow(lowWater) || _low.CurrentCount != 0)
            return;

        try
        {
            _low.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another slot signalled at the same moment; one is enough.
        }
    }
}
