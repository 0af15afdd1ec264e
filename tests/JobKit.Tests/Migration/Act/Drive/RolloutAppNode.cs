using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Telemetry;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Migration.Act;

/// <summary>One node of the app: its loops turn when a test says so.</summary>
internal sealed class RolloutAppNode : IAsyncDisposable
{
    private readonly RolloutApp _app;
    private readonly ServiceProvider _services;
    private readonly ObservedEndpoint _endpoint;
    private long _seq;

    public RolloutAppNode(RolloutApp app, Action<IJobMigrationBuilder>? configure)
    {
        _app = app;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new OneLogger(Log)));
        services.AddSingleton<TimeProvider>(app.Clock);
        services.AddSingleton<IJobStore>(app.Jobs);
        services.AddSingleton<IRolloutStore>(app.Store);
        services.AddSingleton<IObservationStore>(app.Observations);
        services.AddSingleton(app.Events);
        // As short as the plans of tests wait.
        services.AddBackgroundJobs(jobs => jobs.AddJob<Scripted>(options => options.Timeout = TimeSpan.FromSeconds(1)));
        services.AddJobMigration(migration =>
        {
            migration.AddShadow<Scripted>(Some.Key).AddShadow<Scripted>("other");
            configure?.Invoke(migration);
        });
        _services = services.BuildServiceProvider();
        _endpoint = Monitor.Endpoint(Some.Key, "/start");
    }

    public RecordingLogger Log { get; } = new();

    public IRollouts Rollouts => _services.GetRequiredService<IRollouts>();

    public ITrafficRouter Router => _services.GetRequiredService<ITrafficRouters>().For(Some.Key);

    public MigrationDriver Driver => _services.GetRequiredService<MigrationDriver>();

    public QueueAge Age => _services.GetRequiredService<QueueAge>();

    public Fuse Fuse => _services.GetRequiredService<Fuse>();

    public RolloutNode Node => _services.GetRequiredService<RolloutNode>();

    public RolloutReader Reader => _services.GetRequiredService<RolloutReader>();

    public RolloutPolling Polling => _services.GetServices<IHostedService>().OfType<RolloutPolling>().Single();

    public MigrationLoop Loop => _services.GetServices<IHostedService>().OfType<MigrationLoop>().Single();

    public IJobOperator Operator => _services.GetRequiredService<IJobOperator>();

    public IFeatureFlags Flags => _services.GetRequiredService<IFeatureFlags>();

    private MigrationMonitor Monitor => _services.GetRequiredService<MigrationMonitor>();

    private NodeCounts Counts => _services.GetRequiredService<NodeCounts>();

    /// <summary>Requests of many users that ended now.</summary>
    public void Serve(MigrationSide side, int requests, int failed = 0, int subs = SubCounts.Count, long epoch = 1, long micros = 1000)
    {
        for (var i = 0; i < requests; i++)
        {
            var decision = new RouteDecision { Side = side, Sub = i % subs, Bucket = -1, Epoch = epoch, Cohort = Router.Route(new()).Cohort, Randomised = true };
            Monitor.Record(_endpoint, decision, micros, i < failed ? RequestOutcome.Failed : RequestOutcome.Succeeded);
        }
    }

    /// <summary>What the second loop of each node does: counts to the store, then a look at the rollouts, the verdicts and the fuse.</summary>
    public async Task TickAsync()
    {
        await FlushAsync();
        await Reader.RefreshAsync(default);
        await Age.LookAsync(default);
        await Driver.TickAsync(default);
        Fuse.Look();
    }

    public async Task FlushAsync()
    {
        Counts.Collect();
        await _app.Observations.AddAsync(new(_services.GetRequiredService<WorkerIdentity>().Id, ++_seq, Counts.Take()), default);
    }

    public RouteDecision Route(string unit = "user-1") => Router.Route(new() { Unit = unit });

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in new IHostedService[] { Polling, Loop })
        {
            await hosted.StopAsync(CancellationToken.None).Soon();
        }

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
