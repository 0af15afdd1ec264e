namespace JobKit;

/// <summary>Runs a loop on a thread of its own, for what must go on while every thread of the pool is taken.</summary>
internal static class OwnThread
{
    /// <summary>Starts it without the caller's ambient state. It does not keep the process alive.</summary>
    public static Task Run(string name, Action work)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                work();
                ended.SetResult();
            }
            catch (Exception exception)
            {
                ended.SetException(exception);
            }
            finally
            {
                PausedThread.Current.End();
            }
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.UnsafeStart();
        return ended.Task;
    }
}
