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
}
