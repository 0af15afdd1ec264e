using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Act.Rollback;

/// <summary>An app with jobs of a rollout, in virtual time. Its own jobs are run by nobody unless the test claims them.</summary>
internal sealed class RollbackApp : IAsyncDisposable
{
    public static readonly RollbackJob Story = new() { Key = "story", Epoch = 4, Actor = "alice", Reason = "too many errors" };

    private readonly ServiceProvider _services;

    public RollbackApp(Action<IJobMigrationBuilder>? configure = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Replays());
        services.AddJobTestHarness(jobs => jobs.AddJob<Scripted>());
        services.AddJobMigration(migration =>
        {
            migration.Configure(options => options.FlagRefresh = TimeSpan.FromMinutes(1));
            configure?.Invoke(migration);
        });
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
        Harness = _services.GetRequiredService<JobTestHarness>();
    }

    public JobTestHarness Harness { get; }

    public IJobQueue Queue => Harness.Queue;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<JobId> AddAsync(string key = "story", long epoch = 3, string queue = "stories", TimeSpan? delay = null) => await Queue.EnqueueAsync(
        new Scripted("page"), new() { Queue = queue, Metadata = Stamp(key, epoch), Delay = delay });

    /// <summary>Adds one, and has a worker begin it.</summary>
    public async Task<ClaimedJob> BeginAsync(string key = "story", long epoch = 3)
    {
        await AddAsync(key, epoch, "running");
        return (await Get<IJobWorkStore>().ClaimAsync(
            new() { WorkerId = "w", Types = ["scripted"], Queues = ["running"], Limit = 1, LeaseDuration = TimeSpan.FromDays(30) }, default)).Single();
    }

    /// <summary>Does the steps as the worker does them; gives how they stand when the job has ended.</summary>
    public async Task<(Job Job, IReadOnlyList<RollbackStep> Steps)> RollBackAsync(RollbackChoices? choices = null)
    {
        var id = await Queue.EnqueueAsync(Story with { Choices = choices ?? new() });
        await Harness.DrainAsync();
        return ((await Queue.GetAsync(id))!, await StepsAsync());
    }

    /// <summary>As the other, where jobs run of which the harness knows nothing, and no time need pass.</summary>
    public async Task<(Job Job, IReadOnlyList<RollbackStep> Steps)> RollBackAtOnceAsync(RollbackChoices? choices = null)
    {
        await Harness.StartAsync();
        var id = await Queue.EnqueueAsync(Story with { Choices = choices ?? new() });
        return (await Queue.WaitAsync(id, TimeSpan.FromHours(1)).Soon(), await StepsAsync());
    }

    public async Task<IReadOnlyList<RollbackStep>> StepsAsync() => [.. (await Get<IRollbackStepStore>().ReadAsync("story", 4, default))];

    public async Task<Job> JobAsync(JobId id) => (await Queue.GetAsync(id))!;

    public async Task<IReadOnlyList<Job>> AlertsAsync() => (await Queue.ListAsync(new() { Type = "jobkit.alert" })).Jobs;

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await _services.DisposeAsync();
    }

    public static string Stamp(string key, long epoch) => new RouteStamp
    {
        Cohort = new(key, epoch, "/story", DateTimeOffset.UnixEpoch, ObservedArm.Candidate),
        Stage = MigrationStage.Canary,
        Reason = RouteReason.Split,
    }.ToMetadata();
}
