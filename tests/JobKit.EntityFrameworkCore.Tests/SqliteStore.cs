using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests;

/// <summary>A store on a fresh SQLite file, with a clock that tests move.</summary>
internal sealed class SqliteStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SqliteStore(SqliteFile file, ManualTimeProvider clock)
    {
        File = file;
        Clock = clock;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite(file.ConnectionString)));
        _services = services.BuildServiceProvider();
        Store = _services.GetRequiredService<IJobStore>();
    }

    public SqliteFile File { get; }

    public ManualTimeProvider Clock { get; }

    public IJobStore Store { get; }

    public static async Task<SqliteStore> StartAsync(SqliteFile? file = null)
    {
        var store = new SqliteStore(file ?? new SqliteFile(), new ManualTimeProvider());
        await store.Store.PrepareAsync(CancellationToken.None);
        return store;
    }

    public NewJob NewJob(string type = "mail") => new()
    {
        Id = JobId.New(Clock),
        Type = type,
        Queue = "default",
        Payload = "{}",
        ContentHash = "0",
        MaxAttempts = 5,
    };

    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(params NewJob[] jobs) =>
        Store.EnqueueAsync(jobs, EnqueueMode.AllOrNone, CancellationToken.None);

    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(int limit = 10, params string[] types) => Store.ClaimAsync(
        new()
        {
            WorkerId = "worker",
            Types = types.Length == 0 ? ["mail"] : types,
            Limit = limit,
            LeaseDuration = TimeSpan.FromSeconds(30),
        },
        CancellationToken.None);

    public async Task<SettleReceipt> SettleAsync(ClaimedJob job, JobVerb verb, TimeSpan delay = default, JobFailureReason? reason = null) =>
        (await Store.SettleAsync(
            [new() { JobId = job.Id, Epoch = job.Epoch, Verb = verb, Delay = delay, FailureReason = reason, Result = verb == JobVerb.Complete ? "1" : null }],
            CancellationToken.None))[0];

    public async Task<Job> GetAsync(JobId id) => (await Store.GetAsync(id, null, CancellationToken.None))!;

    public async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection(File.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Dispose();
    }
}
