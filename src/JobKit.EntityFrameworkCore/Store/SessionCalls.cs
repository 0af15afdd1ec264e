using System.Transactions;

namespace JobKit.EntityFrameworkCore;

/// <summary>Makes calls of the database: a connection for each, given back after it; what is transient is tried again as a whole.</summary>
internal sealed class SessionCalls(ISessionSource source)
{
    private readonly TransientRetry _retry = new(static (time, token) => Task.Delay(time, TimeProvider.System, token), Random.Shared);

    /// <summary>Makes it, several times if need be, apart from any scope that the caller happens to have open.</summary>
    public Task<T> CallAsync<T>(Func<StoreSession, Task<T>> call, CancellationToken cancellationToken) =>
        ApartAsync(() => _retry.RunAsync(() => OnceAsync(call, cancellationToken), source.IsTransient, cancellationToken));

    /// <summary>As the other, with something that must be done before each try, on no connection of the call's.</summary>
    public Task<T> CallAsync<T>(Func<Task> before, Func<StoreSession, Task<T>> call, CancellationToken cancellationToken) =>
        ApartAsync(() => _retry.RunAsync(
            async () =>
            {
                await before().ConfigureAwait(false);
                return await OnceAsync(call, cancellationToken).ConfigureAwait(false);
            },
            source.IsTransient,
            cancellationToken));

    /// <inheritdoc cref="CallAsync{T}(Func{StoreSession, Task{T}}, CancellationToken)"/>
    public Task<bool> CallAsync(Func<StoreSession, Task> call, CancellationToken cancellationToken) =>
        CallAsync(
            async session =>
            {
                await call(session).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>As a call, and its failure tells whether it may have written: surely not where no try had a connection.</summary>
    public async Task<T> WriteAsync<T>(Func<StoreSession, Task<T>> call, CancellationToken cancellationToken)
    {
        var connected = false;
        try
        {
            return await CallAsync(
                session =>
                {
                    connected = true;
                    return call(session);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!connected && error is not OperationCanceledException)
        {
            throw new JobStoreException(error.Message, error) { NothingWritten = true };
        }
    }

    /// <summary>Makes it once, as part of the caller's scope where there is one.</summary>
    public async Task<T> OnceAsync<T>(Func<StoreSession, Task<T>> call, CancellationToken cancellationToken)
    {
        var open = await source.OpenAsync(blocks: false, cancellationToken).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            try
            {
                return await call(open.Session).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not JobKitException
                && open.Session.Dialect.Explain(error, open.Session.Connection, false) is JobStoreException explained)
            {
                throw new JobStoreException(explained.Message, error);
            }
        }
    }

    /// <summary>A scope that the caller happens to have open has nothing to do with the call.</summary>
    public static async Task<T> ApartAsync<T>(Func<Task<T>> call)
    {
        using var apart = Transaction.Current is null
            ? null
            : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await call().ConfigureAwait(false);
    }
}
