namespace JobKit;

/// <summary>Waits on the calling thread by a given clock, and needs no thread of the pool to wake again.</summary>
internal static class ThreadPause
{
    /// <summary>In real time, for what the thread does at one instant of a clock that is moved by hand.</summary>
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(5);

    /// <summary>Waits so long, or throws when the token is cancelled.</summary>
    public static void Wait(TimeSpan time, TimeProvider clock, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        if (time <= TimeSpan.Zero)
            return;

        var began = clock.GetTimestamp();
        var me = PausedThread.Current;
        // The callbacks of the system's clock come from the pool; there the rest below ends by itself. A clock that is moved by hand must
        // not move on before the thread has done what was due: a lease would end while its renewal is on its way.
        TimerCallback due = clock == TimeProvider.System
            ? static state => ((PausedThread)state!).Wake()
            : static state => ((PausedThread)state!).WakeAndWait(MostWork);
        using var timer = clock.CreateTimer(due, me, time, Timeout.InfiniteTimeSpan);
        for (var rest = time; rest > TimeSpan.Zero; rest = time - clock.GetElapsedTime(began))
            me.Rest(rest, stopping);
    }
}
