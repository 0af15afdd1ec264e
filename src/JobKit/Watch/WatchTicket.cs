namespace JobKit;

/// <summary>One waiter's place in the <see cref="WatchList"/>; disposing it leaves nothing behind.</summary>
internal sealed class WatchTicket(WatchList list, JobId id, Watched watched) : IDisposable
{
    /// <summary>Completes when the job is worth another look.</summary>
    public Task Stirred => watched.Stirred;

    public void Dispose() => list.Leave(id, watched);
}
