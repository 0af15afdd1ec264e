namespace JobKit;

/// <summary>Starts work that outlives its caller's call.</summary>
internal static class Detached
{
    /// <summary>Runs on the thread pool without the caller's ambient state: neither in its transaction, nor its trace, nor its request.</summary>
    public static Task Run(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(work);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    /// <summary>A timer, not set yet, that does not keep the caller's ambient state either.</summary>
    public static ITimer Timer(TimeProvider clock, TimerCallback callback, object state)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
