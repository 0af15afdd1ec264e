using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>Connections of which the next breaks just after its commit, so that the answer alone is lost.</summary>
internal sealed class LosingSource(ISessionSource inner) : ISessionSource
{
    private bool _loses;

    public void LoseNextAnswer() => _loses = true;

    public bool MigratesAtStart(Dialect dialect) => inner.MigratesAtStart(dialect);

    public bool IsTransient(Exception error) => error is IOException || inner.IsTransient(error);

    public Dialect FindDialect() => inner.FindDialect();

    public async Task<OpenSession> OpenAsync(bool blocks, CancellationToken cancellationToken)
    {
        var open = await inner.OpenAsync(blocks, cancellationToken);
        var scope = new LosingScope(open, _loses);
        _loses = false;
        return new(open.Session, new AsyncServiceScope(scope));
    }

    private sealed class LosingScope(OpenSession open, bool loses) : IServiceScope, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => throw new NotSupportedException();

        public void Dispose() => open.Dispose();

        public async ValueTask DisposeAsync()
        {
            await open.DisposeAsync();
            if (loses)
            {
                throw new IOException("The connection broke.");
            }
        }
    }
}
