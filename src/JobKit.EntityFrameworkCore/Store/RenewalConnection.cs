using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Renews leases on a connection that it keeps, waiting on the calling thread.</summary>
/// <remarks>
/// Kept, because a pool whose connections all sit in slow handlers would let no renewal through; waiting, because answers that come back
/// through the thread pool starve with it (reliability A13). A connection that failed is given back, and the next call opens another.
/// </remarks>
internal sealed class RenewalConnection(ISessionSource source) : IDisposable
{
    private readonly TransientRetry _retry = new(PauseHere, Random.Shared);

    private readonly SemaphoreSlim _turn = new(1, 1);

    private OpenSession? _open;

    /// <summary>The task has ended when it is returned.</summary>
    public Task<IReadOnlyList<RenewReceipt>> RenewAsync(
        IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        _retry.RunAsync(() => OnceAsync(leases, duration, cancellationToken), source.IsTransient, cancellationToken);

    public void Dispose()
    {
        Close();
        _turn.Dispose();
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
            _open ??= await source.OpenAsync(blocks: true, cancellationToken).ConfigureAwait(false);
            return await _open.Session.Dialect.RenewAsync(_open.Session, leases, duration, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Close();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Close()
    {
        _open?.Dispose();
        _open = null;
    }
}
