using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace JobKit;

/// <summary>The claimed jobs that wait for a slot, and the count of slots in use: what the fetcher fills and the slots empty.</summary>
internal sealed class WorkAhead(int slots) : IDisposable
{
    private readonly Channel<HeldJob> _waiting = Channel.CreateUnbounded<HeldJob>();
    private readonly SemaphoreSlim _low = new(0, 1);
    private int _waitingCount;
    private int _busy;
    private int _lowWater = -1;

    public int Slots => slots;

    public int Busy => Volatile.Read(ref _busy);

    public int Waiting => Volatile.Read(ref _waitingCount);

    public int Free => Math.Max(0, slots - Busy - Waiting);

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

    private bool IsLow(int lowWater) => Waiting <= lowWater && (lowWater > 0 || Free > 0);

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
