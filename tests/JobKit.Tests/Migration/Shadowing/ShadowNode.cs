using System.Text;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>One node of an app that shadows requests, started as a host starts it.</summary>
internal sealed class ShadowNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _hosted;

    private ShadowNode(ServiceProvider services)
    {
        _services = services;
        // The flusher would take the counts from under the test.
        _hosted = [.. services.GetServices<IHostedService>().Where(hosted => hosted is not ObservationLoop)];
    }

    public IServiceProvider Services => _services;

    public IShadow Shadow => _services.GetRequiredService<IShadow>();

    public Drawer Drawer => _services.GetRequiredService<Drawer>();

    public EndedJobs Ended => _services.GetServices<IJobSettledObserver>().OfType<EndedJobs>().Single();

    public IJobQueue Queue => _services.GetRequiredService<IJobQueue>();

    public IJobStore Jobs => _services.GetRequiredService<IJobStore>();

    public MigrationMonitor Monitor => _services.GetRequiredService<MigrationMonitor>();

    public ShadowIntakeCounts Intake => _services.GetRequiredService<ShadowCounter>().Counts;

    public RecordingShadowStore Store => (RecordingShadowStore)_services.GetRequiredService<IShadowStore>();

    public static async Task<ShadowNode> StartAsync(
        Action<ShadowExperiment<Draw>>? experiment = null, Action<IServiceCollection>? configure = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<Drawer>();
        services.AddSingleton<IShadowStore>(new RecordingShadowStore(new InMemoryShadowStore(clock ?? TimeProvider.System)));
        configure?.Invoke(services);
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<Draw, Drawing, DrawHandler>(handler => handler.MaxAttempts = 1)
            .AddSettledObserver<EndedJobs>()
            .ConfigureWorker(worker => worker.ShutdownGrace = TimeSpan.Zero));
        services.AddJobMigration(migration => migration.AddShadow("draw", experiment));
        var node = new ShadowNode(services.BuildServiceProvider());
        foreach (var hosted in node._hosted)
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return node;
    }

    public ShadowIntake Capture(string answer = """{"title":"a","pages":3}""") =>
        Shadow.Capture(Captured(ShadowAnswer.OfBody(Encoding.UTF8.GetBytes(answer))));

    public static ShadowCapture Captured(ShadowAnswer? answer = null) => new()
    {
        Stamp = Experimenting.Stamp(),
        Job = new Draw("a", "t0k"),
        Answer = answer ?? ShadowAnswer.OfBody("""{"title":"a","pages":3}"""u8.ToArray()),
        Elapsed = TimeSpan.FromMilliseconds(12),
    };

    /// <summary>A row whose job is gone.</summary>
    public static ShadowRow Row(TimeProvider clock, string key = "draw") => new()
    {
        Id = JobId.New(clock),
        Key = key,
        Epoch = 3,
        JobId = JobId.New(clock),
        ControlJson = new ControlAnswer("{}", null, 0).Write(),
        Hash = "",
        Stamp = "{}",
    };

    /// <summary>The next verdict of a comparison, once all that belongs to it is done.</summary>
    public async Task<ShadowVerdict> VerdictAsync()
    {
        var (row, verdict, _) = await Store.NextAsync();
        await Ended.EndOfAsync(row);
        return verdict;
    }

    /// <summary>Waits until everything that was captured so far was looked at: the pump takes one after the other, and this comes last.</summary>
    public async Task PumpedAsync()
    {
        var nothing = JobId.New();
        _services.GetRequiredService<ShadowInbox>().TryAdd(new(null, nothing)).Should().BeTrue();
        await Ended.EndOfAsync(nothing);
    }

    /// <summary>What was counted since the last time.</summary>
    public (long Compared, long Mismatched) Counted()
    {
        var deltas = Monitor.Drain();
        return (deltas.Sum(delta => delta.Sums.Compared), deltas.Sum(delta => delta.Sums.Mismatched));
    }

    public async Task<Job> ShadowJobAsync(JobId row) => (await Queue.GetAsync((await Store.ReadAsync(row, default))!.JobId!.Value))!;

    public async Task<ShadowReport> ReportAsync() => await _services.GetRequiredService<IShadowReports>().ReadAsync("draw");

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in Enumerable.Reverse(_hosted))
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
