using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Reads the rollouts at the start and then every second, so that each node sees each change soon, whatever fails in between.</summary>
internal sealed class RolloutPolling(
    RolloutReader reader,
    RolloutWriter writer,
    IRolloutStore store,
    IEnumerable<InitialRollout> initial,
    IOptions<MigrationOptions> options,
    PlanReadiness readiness,
    RolloutJobs jobs,
    LoopGuard guard,
    TimeProvider clock,
    ILogger<RolloutPolling> logger) : IHostedService, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>A read that takes longer is given up: on a connection that is half open it would keep a rollback from this node for much longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>How long the app's start waits for the rollouts.</summary>
    private static readonly TimeSpan FirstRead = TimeSpan.FromSeconds(5);

    private static readonly OperatorAction Adding = OperatorAction.App with { Reason = "AddRollout" };

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private bool _added;
    private bool _saidNotAdded;

    /// <summary>Tries once; an app whose store is away starts all the same, and routes to the fail-safe side.</summary>
    /// <exception cref="RolloutPlanException">The app adds a rollout whose plan it cannot follow.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var it in initial)
        {
            readiness.Require(jobs.Resolve(it.Plan));
        }

        try
        {
            await TimeLimit.RunAsync(ReadAsync, Longest, clock, _stop.Token).WaitAsync(FirstRead, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            RolloutLog.ColdStart(logger, error);
        }

        _loop = Detached.Run(() => guard.RunAsync("rollouts", TurnAsync, _stop.Token));
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
        await Task.Delay(Interval * (0.8 + (0.2 * Random.Shared.NextDouble())), clock, stopping).ConfigureAwait(false);
        await TimeLimit.RunAsync(ReadAsync, Longest, clock, stopping).ConfigureAwait(false);
    }

    /// <summary>First what is there: a store that can be read and not written is followed all the same.</summary>
    private async Task ReadAsync(CancellationToken stopping)
    {
        await reader.RefreshAsync(stopping).ConfigureAwait(false);
        if (_added)
        {
            return;
        }

        try
        {
            await AddAsync(stopping).ConfigureAwait(false);
            _added = true;
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            if (!_saidNotAdded)
            {
                _saidNotAdded = true;
                RolloutLog.NotAdded(logger, error);
            }

            return;
        }

        await reader.RefreshAsync(stopping).ConfigureAwait(false);
    }

    /// <summary>Those that no row follows; what the store has stays as it is, so that a restart undoes nothing.</summary>
    private async Task AddAsync(CancellationToken stopping)
    {
        var read = await store.ReadAsync(null, stopping).ConfigureAwait(false);
        var known = read.Rollouts.Select(it => it.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var it in initial.Where(it => known.Add(it.Plan.Key)))
        {
            // Where another node was quicker, its row stays.
            await writer.TryAsync(CreateRollout.Of(jobs.Resolve(it.Plan), it.Flag is null ? TrafficShare.None : options.Value.Share, Adding, read.Now), stopping).ConfigureAwait(false);
        }
    }
}
