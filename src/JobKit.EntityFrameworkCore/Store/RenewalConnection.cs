using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Renews leases on a connection that it keeps, waiting on the calling thread.</summary>
/// <remarks>
/// Kept, because a pool whose connections all sit in slow handlers would let no renewal through; waiting, because answers that come back
/// through the thread pool starve with it (reliability A13). It is there before the first claim, while the pool still has one to give. A
/// connection that failed is given back, and the next call opens another.
/// </remarks>
internal sealed class RenewalConnection(ISessionSource source) : IDisposable
{
    private static readonly TimeSpan LastRenewal = TimeSpan.FromSeconds(0.2);

    private readonly TransientRetry _retry = new(PauseHere, Random.Shared);

    private readonly SemaphoreSlim _turn = new(1, 1);

    private OpenSession? _open;

    private volatile bool _ended;

    /// <summary>The task has ended when it is returned.</summary>
    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(
        IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        _retry.RunAsync(() => OnceAsync(leases, duration, cancellationToken), source.IsTransient, cancellationToken);

    /// <summary>Opens the connection where there is none: what cannot be renewed had better not be claimed.</summary>
    public async ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _open) is not null)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits for a renewal under way, which at the end of a host is a cancelled one; past that it is left to close the connection itself.</summary>
    public void Dispose()
    {
        _ended = true;
        if (_turn.Wait(LastRenewal))
        {
            Close();
            _turn.Release();
        }
    }

    private static Task PauseHere(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(time);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<RenewReceipt>> OnceAsync(
        IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
#pragma warning disable MA0042 // Waits on the caller's thread.
        _turn.Wait(cancellationToken);
#pragma warning restore MA0042
        try
        {
            var open = await OpenAsync(cancellationToken).ConfigureAwait(false);
            return await open.Session.Dialect.RenewAsync(open.Session, leases, duration, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            CloseFailed();
            throw;
        }
        finally
        {
            if (_ended)
            {
                CloseFailed();
            }

            _turn.Release();
        }
    }

    private async Task<OpenSession> OpenAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        return _open ??= await source.OpenAsync(blocks: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A connection that does not even close must not hide why.</summary>
    private void CloseFailed()
    {
        try
        {
            Close();
        }
        catch (Exception)
        {
            // It is given up already, and what made it fail is on its way to the caller.
        }
    }

    private void Close() => Interlocked.Exchange(ref _open, null)?.Dispose();
}
