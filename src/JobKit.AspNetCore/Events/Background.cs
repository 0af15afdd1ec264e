namespace JobKit.AspNetCore;

/// <summary>Starts work that outlives the request that caused it, without the request's ambient state.</summary>
internal static class Background
{
    public static void Run(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            _ = Task.Run(work);
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(work);
        }
    }
}
