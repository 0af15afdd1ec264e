using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Store;

/// <summary>Gives connections that cannot be used, and scopes that do not even end well.</summary>
internal sealed class StubbornSource : ISessionSource, IServiceScope
{
    public int Opened { get; private set; }

    public int Closed { get; private set; }

    public Exception? ClosingError { get; set; }

    public IServiceProvider ServiceProvider => throw new NotSupportedException();

    public bool MigratesAtStart(Dialect dialect) => false;

    public bool IsTransient(Exception error) => false;

    public Dialect FindDialect() => new SqliteDialect(new Tables(null), TimeProvider.System);

    public Task<OpenSession> OpenAsync(bool blocks, CancellationToken cancellationToken)
    {
        Opened++;
        return Task.FromResult(new OpenSession(new StoreSession(FindDialect(), new SqliteConnection("Data Source=:memory:"), null, blocks), new AsyncServiceScope(this)));
    }

    public void Dispose()
    {
        Closed++;
        if (ClosingError is { } error)
            throw error;
    }
}
