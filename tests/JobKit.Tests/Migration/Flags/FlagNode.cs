using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Migration.Flags;

/// <summary>One node of an app, with a clock of its own and the store that all nodes share.</summary>
internal sealed class FlagNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public FlagNode(IFeatureFlagStore store, Action<IJobMigrationBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new OneLogger(Log)));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(store);
        services.AddBackgroundJobs();
        services.AddJobMigration(configure);
        _services = services.BuildServiceProvider();
        Flags = _services.GetRequiredService<IFeatureFlags>();
    }

    public ManualTimeProvider Clock { get; } = new();

    public RecordingLogger Log { get; } = new();

    public IFeatureFlags Flags { get; }

    // Alone: the tests count timers, and the migration's other loops have theirs.
    private FlagPolling Polling => _services.GetServices<IHostedService>().OfType<FlagPolling>().Single();

    public static async Task<FlagNode> StartAsync(IFeatureFlagStore store, Action<IJobMigrationBuilder>? configure = null)
    {
        var node = new FlagNode(store, configure);
        await node.StartAsync();
        return node;
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await Polling.StartAsync(cancellationToken);

        // The wait for the next poll, and, once something was read, the moment at which it goes stale.
        var nothingRead = Flags.GetAll().Count == 0 && Flags.Evaluate("any", default).Stale;
        await Clock.WaitForTimersAsync(nothingRead ? 1 : 2, cancellationToken).Soon();
    }

    /// <summary>Lets a poll come due, and waits until the loop rests again: until the timer of the next one is set.</summary>
    public async Task PollAsync()
    {
        var polling = Clock.ActiveTimers;
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Clock.WaitForTimersAsync(polling).Soon();
    }

    public async ValueTask DisposeAsync()
    {
        await Polling.StopAsync(CancellationToken.None).Soon();
        await _services.DisposeAsync();
    }

    private sealed class OneLogger(ILogger logger) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}
