using System.Diagnostics;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobKit.Testing;

/// <summary>Runs an app's jobs in a test, in virtual time: the real worker on the in-memory store, with a clock that the harness moves.</summary>
/// <remarks>
/// <para>Register it with <c>services.AddJobTestHarness(...)</c>, build the provider, take it from there. Disposing it stops the worker, as
/// disposing the provider does.</para>
/// <para>Time passes only in <see cref="DrainAsync"/>, and only while nothing runs: while every handler has ended or waits on a timer of
/// <see cref="Clock"/>. So a handler that computes or waits for something else is never timed out by virtual time, and a retry after ten
/// minutes is tested in milliseconds.</para>
/// </remarks>
/// <param name="services">Where the app's services are.</param>
public sealed class JobTestHarness(IServiceProvider services) : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    /// <summary>Longer waits are gone in steps, so that leases are renewed in between also where a renewal does not end at once.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly HarnessActivity _activity = services.GetRequiredService<HarnessActivity>();
    private readonly IJobQueryStore _store = services.GetRequiredService<IJobQueryStore>();
    private readonly IJobWakeSignal _wake = services.GetRequiredService<IJobWakeSignal>();

    // Made before the harness is, so that a provider that is disposed stops the harness first and disposes them after.
    private readonly List<IHostedService> _hosted = [.. services.GetServices<IHostedService>()];
    private readonly List<IHostedService> _started = [];

    /// <summary>The clock of the store, the worker, and whoever asks the services for a <see cref="TimeProvider"/>.</summary>
    public ManualTimeProvider Clock { get; } = services.GetRequiredService<ManualTimeProvider>();

    /// <summary>The app's queue.</summary>
    public IJobQueue Queue { get; } = services.GetRequiredService<IJobQueue>();

    /// <summary>The operators' door.</summary>
    public IJobOperator Operator { get; } = services.GetRequiredService<IJobOperator>();

    /// <summary>How long, in real time, a handler may neither end nor wait on the clock before the drain gives up; 30 s by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks the options and starts every hosted service, as the app's host would. The first drain does it where the test did not.</summary>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_started.Count > 0)
        {
            return;
        }

        services.GetService<IStartupValidator>()?.Validate();
        foreach (var hosted in _hosted)
        {
            _started.Add(hosted);
            await hosted.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs every job that is due, then moves the clock to what comes due next, until nothing is left or the time is used up.</summary>
    /// <param name="within">How much virtual time may pass; a day by default. Zero runs what is due now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TimeoutException">A handler neither ended nor waited on the clock for <see cref="Patience"/>.</exception>
    public async Task<DrainResult> DrainAsync(TimeSpan? within = null, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        var (began, attempts) = (Clock.GetUtcNow(), _activity.Attempts);
        var end = began + (within ?? TimeSpan.FromDays(1));
        while (true)
        {
            var live = await SettleDownAsync(cancellationToken).ConfigureAwait(false);
            var next = Earlier(live.NextDue, Clock.NextAwaitedAt(_activity.Running));
            if (next is null || next > end)
            {
                return new(_activity.Attempts - attempts, Clock.GetUtcNow() - began, live.Pending + live.Processing);
            }

            await AdvanceAsync(next.Value).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in Enumerable.Reverse(_started))
        {
            // The worker gives its handlers a grace on the same clock.
            var stopping = hosted.StopAsync(new CancellationToken(canceled: true));
            while (!stopping.IsCompleted)
            {
                Clock.Advance(Step);
                await Task.WhenAny(stopping, Task.Delay(Glance, TimeProvider.System)).ConfigureAwait(false);
            }

            await stopping.ConfigureAwait(false);
        }

        _started.Clear();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => right is null || left < right ? left : right;

    private async Task AdvanceAsync(DateTimeOffset next)
    {
        var version = _activity.Version;
        while (_activity.Version == version && Clock.GetUtcNow() is var now && now < next)
        {
            Clock.Advance(next - now < Step ? next - now : Step);
            await Task.Yield();
        }
    }

    /// <summary>Waits until the worker can do nothing more at this instant.</summary>
    private async Task<LiveJobs> SettleDownAsync(CancellationToken cancellationToken)
    {
        // What was enqueued, or came due, since the worker last looked counts only once it has looked again, however late that is.
        _activity.Change();
        var (version, since, calm) = (_activity.Version, Stopwatch.GetTimestamp(), false);
        while (true)
        {
            _wake.Wake([]);
            var live = await LiveJobs.ReadAsync(_store, Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            var quiet = IsQuiet(live) && _activity.Version == version;

            // Twice in a row: what a first look found half-way is on its way by the second.
            if (quiet && calm)
            {
                return live;
            }

            calm = quiet;
            if (_activity.Version != version)
            {
                (version, since) = (_activity.Version, Stopwatch.GetTimestamp());
            }

            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException(
                    $"For {Patience.TotalSeconds} s nothing happened, yet these handlers neither ended nor waited on the harness's clock: {Stuck()}. "
                    + "Let what they wait for happen in the test, or give them the TimeProvider of the services.");
            }

            await Task.Delay(Glance, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private int Slots => services.GetRequiredService<IOptionsMonitor<WorkerOptions>>().CurrentValue.Concurrency;

    private bool IsQuiet(LiveJobs live)
    {
        var running = _activity.Running;
        return running.All(Clock.IsAwaitedBy)
            && ((live.Processing == running.Count && _activity.LookedInVain) || running.Count >= Slots);
    }

    private string Stuck() => string.Join(", ", _activity.Running.Where(flow => !Clock.IsAwaitedBy(flow)).Select(flow => flow.Type).DefaultIfEmpty("none"));
}
