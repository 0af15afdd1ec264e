using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>Borrows the connection of a context from a scope of its own; nothing is held between calls.</summary>
/// <typeparam name="TContext">The app's context, or the library's.</typeparam>
internal sealed class ContextSessionSource<TContext>(IServiceScopeFactory scopes, TimeProvider clock, bool? migratesAtStart) : ISessionSource
    where TContext : DbContext
{
    private Dialect? _dialect;

    public bool MigratesAtStart(Dialect dialect) => migratesAtStart ?? dialect.AutoMigrates;

    // Before the dialect is known nothing has been asked of the database.
    public bool IsTransient(Exception error) => _dialect?.IsTransient(error) ?? false;

    public Dialect FindDialect()
    {
        using var scope = scopes.CreateScope();
        return _dialect ??= ContextDialect.Of(scope.ServiceProvider.GetRequiredService<TContext>(), clock);
    }

    public async Task<OpenSession> OpenAsync(bool blocks, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            var context = scope.ServiceProvider.GetRequiredService<TContext>();
            var dialect = _dialect ??= ContextDialect.Of(context, clock);
            try
            {
                if (blocks)
                {
#pragma warning disable MA0042 // The session waits on its caller's thread.
                    context.Database.OpenConnection();
#pragma warning restore MA0042
                }
                else
                {
                    await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                }

                var connection = context.Database.GetDbConnection();
                await dialect.OpenedAsync(connection, cancellationToken).ConfigureAwait(false);
                return new OpenSession(new StoreSession(dialect, connection, null, blocks), scope);
            }
            catch (Exception error) when (dialect.Explain(error, context.Database.GetDbConnection(), false) is JobStoreException explained)
            {
                throw new JobStoreException(explained.Message, error);
            }
        }
        catch
        {
            await scope.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
