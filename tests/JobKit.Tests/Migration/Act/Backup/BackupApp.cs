using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Act.Backup;

/// <summary>An app with a store of its own and backups in a sink that others may share.</summary>
internal sealed class BackupApp : IAsyncDisposable
{
    public static readonly OperatorAction Alice = new("alice", "because");

    private readonly ServiceProvider _services;

    public BackupApp(IBackupSink sink, Action<BackupOptions>? configure = null, IJobStore? store = null)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new Script());
        services.AddBackgroundJobs(jobs =>
        {
            jobs.AddHandler<Scripted, string?, ScriptedHandler>().AddJob<Login>();
            _ = store is null ? jobs : jobs.UseStore(_ => store);
        });
        services.AddJobMigration(migration => migration.AddBackup(backup =>
        {
            backup.Sink = sink;
            configure?.Invoke(backup);
        }));
        _services = services.BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new();

    public IJobBackup Backup => _services.GetRequiredService<IJobBackup>();

    public IJobQueue Queue => _services.GetRequiredService<IJobQueue>();

    public IJobStore Store => _services.GetRequiredService<IJobStore>();

    public async Task<IReadOnlyList<StoredJob>> AllAsync()
    {
        var all = new List<StoredJob>();
        await ((IJobBackupStore)Store).ReadAllAsync(
            7,
            page =>
            {
                all.AddRange(page);
                return Task.CompletedTask;
            },
            default);
        return all;
    }

    /// <summary>One job of each status, and some more.</summary>
    public async Task FillAsync(int more = 0)
    {
        for (var i = 0; i < 4 + more; i++)
        {
            await Queue.EnqueueAsync(new Scripted($"{i} 日本 😀"), new() { Owner = "ann", Tags = ["a", "b"], UniqueKey = $"key-{i}", Metadata = """{"a":1}""", Priority = i % 4 });
            Clock.Advance(TimeSpan.FromMilliseconds(1.5));
        }

        var claimed = await Store.ClaimAsync(new() { WorkerId = "w", Types = ["scripted"], Limit = 3, LeaseDuration = TimeSpan.FromMinutes(1) }, default);
        await Store.SettleAsync(
            [
                new() { JobId = claimed[0].Id, Epoch = claimed[0].Epoch, Verb = JobVerb.Complete, Result = "\"done\"" },
                new() { JobId = claimed[1].Id, Epoch = claimed[1].Epoch, Verb = JobVerb.Fail, FailureReason = JobFailureReason.Rejected, Error = new("E", "no", "at") },
            ],
            default);
    }

    /// <summary>Claims what is due, and gives one of it this end.</summary>
    public async Task EndAsync(JobId id, JobVerb verb)
    {
        var claimed = (await Store.ClaimAsync(new() { WorkerId = "w", Types = ["login"], Limit = 100, LeaseDuration = TimeSpan.FromMinutes(1) }, default)).Single(job => job.Id == id);
        await Store.SettleAsync(
            [new() { JobId = id, Epoch = claimed.Epoch, Verb = verb, FailureReason = verb == JobVerb.Fail ? JobFailureReason.Rejected : null, Error = verb == JobVerb.Fail ? new("E", "no", "at") : null }],
            default);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
