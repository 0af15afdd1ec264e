namespace JobKit;

/// <summary>The time limit of one attempt: cancels its token at the timeout, and where the handler is deaf to it, gives the attempt up after a grace.</summary>
internal sealed class AttemptTimer : IDisposable
{
    /// <summary>How long a handler may take to heed its token.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ITimer _timer;
    private readonly HeldJob _held;
    private readonly Action<TimeSpan> _giveUp;
    private int _fired;

    public AttemptTimer(HeldJob held, TimeSpan timeout, TimeProvider clock, Action<TimeSpan> giveUp)
    {
        _held = held;
        _giveUp = giveUp;
        _timer = clock.CreateTimer(static state => ((AttemptTimer)state!).Fire(), this, timeout, Grace);
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        if (Interlocked.Increment(ref _fired) == 1)
        {
            _held.TryStop(StopReason.TimedOut);
            return;
        }

        _timer.Dispose();
        _giveUp(Grace);
    }
}
