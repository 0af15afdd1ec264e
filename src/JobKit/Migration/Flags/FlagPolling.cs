using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Reads the flags at the start and then again and again, so that each node sees each change soon, whatever fails in between.</summary>
internal sealed class FlagPolling(
    FlagReader reader,
    FeatureFlags flags,
    InitialFlags initial,
    LoopGuard guard,
    IOptions<MigrationOptions> options,
    TimeProvider clock,
    ILogger<FlagPolling> logger) : IHostedService, IDisposable
{
    /// <summary>How long the app's start waits for the flags.</summary>
    private static readonly TimeSpan FirstRead = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private bool _initialized;

    /// <summary>Tries once; an app whose flags' store is away starts all the same, with what was known last or the callers' defaults.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(_stop.Token).WaitAsync(FirstRead, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            FlagLog.ColdStart(logger, error, reader.TakeLastKnown() ? "The last known ones are used" : "Their callers' defaults are used");
        }

        _loop = Detached.Run(() => guard.RunAsync("flags", TurnAsync, _stop.Token));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task TurnAsync(CancellationToken stopping)
    {
        // Scattered, so that nodes that were started together do not ask together.
        var wait = options.Value.FlagRefresh * (0.8 + (0.2 * Random.Shared.NextDouble()));
        await Task.Delay(wait, clock, stopping).ConfigureAwait(false);
        await ReadAsync(stopping).ConfigureAwait(false);
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        if (!_initialized)
        {
            await TimeLimit.RunAsync(token => flags.InitializeAsync(initial.Flags, token), FlagReader.Longest, clock, stopping).ConfigureAwait(false);
            _initialized = true;
        }

        await reader.RefreshAsync(stopping).ConfigureAwait(false);
    }
}
