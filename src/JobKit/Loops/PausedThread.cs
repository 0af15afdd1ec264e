namespace JobKit;

/// <summary>A thread of its own, as others see it: at work, or at rest until its clock has moved on.</summary>
#pragma warning disable CA1001 // Not disposed: a timer may still wake a thread that has ended, and neither event has made a wait handle to release.
internal sealed class PausedThread
#pragma warning restore CA1001
{
    [ThreadStatic]
    private static PausedThread? _current;

    private readonly ManualResetEventSlim _woken = new();
    private readonly ManualResetEventSlim _resting = new();

    /// <summary>The calling thread.</summary>
    public static PausedThread Current => _current ??= new();

    /// <summary>Waits on the calling thread until it is woken, so long at most.</summary>
    public void Rest(TimeSpan most, CancellationToken stopping)
    {
        _resting.Set();
        _woken.Wait(most, stopping);
        _woken.Reset();
    }

    public void Wake()
    {
        _resting.Reset();
        _woken.Set();
    }

    /// <summary>The thread ends: nobody need wait for its rest.</summary>
    public void End() => _resting.Set();

    /// <summary>Wakes it and waits until it has done its work and rests again, so long at most.</summary>
    public void WakeAndWait(TimeSpan most)
    {
        Wake();
        _resting.Wait(most);
    }
}
