namespace JobKit;

/// <summary>Bounds work of a loop, so that one call that hangs does not keep the turns behind it.</summary>
internal static class TimeLimit
{
    /// <summary>Runs it; its token is cancelled once the limit is over, or by <paramref name="stopping"/>.</summary>
    public static async Task RunAsync(Func<CancellationToken, Task> work, TimeSpan limit, TimeProvider clock, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var running = work(over.Token);
        if (!running.IsCompleted)
        {
            var timer = clock.CreateTimer(static it => ((CancellationTokenSource)it!).Cancel(), over, limit, Timeout.InfiniteTimeSpan);
            await using (timer.ConfigureAwait(false))
            {
                await running.ConfigureAwait(false);
            }
        }

        await running.ConfigureAwait(false);
    }
}
