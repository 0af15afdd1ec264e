namespace JobKit.EntityFrameworkCore;

/// <summary>A session and what must be given back after it.</summary>
/// <param name="session">Open.</param>
/// <param name="close">Gives the connection back.</param>
internal sealed class OpenSession(StoreSession session, Func<ValueTask> close) : IAsyncDisposable
{
    public StoreSession Session => session;

    public ValueTask DisposeAsync() => close();
}
