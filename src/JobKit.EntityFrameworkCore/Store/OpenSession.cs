using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>A session and what must be given back after it.</summary>
/// <param name="session">Open.</param>
/// <param name="scope">Has the connection; its end gives it back.</param>
internal sealed class OpenSession(StoreSession session, AsyncServiceScope scope) : IAsyncDisposable, IDisposable
{
    public StoreSession Session => session;

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    public void Dispose() => scope.Dispose();
}
