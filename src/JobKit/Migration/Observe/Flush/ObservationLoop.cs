using Microsoft.Extensions.Hosting;

namespace JobKit.Migration;

/// <summary>Runs the flusher as long as the host runs.</summary>
/// <remarks>It stops when all hosted services have stopped, in whatever order they were added: the outcomes of the worker's stop are written too.</remarks>
internal sealed class ObservationLoop(ObservationFlusher flusher) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private int _ended;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Detached.Run(() => flusher.RunAsync(_stop.Token));
        return Task.CompletedTask;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // A host may be told to stop by two at once, and be gone by the second time.
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await _running.ConfigureAwait(false);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _ended = 1;
        _stop.Dispose();
    }
}
