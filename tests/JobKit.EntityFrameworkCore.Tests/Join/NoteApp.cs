using System.Diagnostics.Metrics;
using JobKit.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>An app with notes, and jobs in its own context, on an empty database.</summary>
internal sealed class NoteApp : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    private readonly string _connectionString;

    private readonly ServiceProvider _services;

    private readonly AsyncServiceScope _scope;

    private NoteApp(TestDatabase database, string connectionString, IInterceptor[] interceptors)
    {
        _connectionString = database == TestDatabase.Sqlite ? _file.ConnectionString : connectionString;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IJobWakeSignal>(Wakes);
        services.AddSingleton<IMeterFactory>(Counts);
        services.AddDbContext<NoteContext>(options => Use(options, database).AddInterceptors(interceptors));
        services.AddBackgroundJobs(jobs => jobs.AddJob<SendMail>().ConfigureJobs(options => options.MaxPerOwner = 1).UseEntityFrameworkCore<NoteContext>());
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public WakeRecorder Wakes { get; } = new();

    public EnqueueCounts Counts { get; } = new();

    public NoteContext Db => _scope.ServiceProvider.GetRequiredService<NoteContext>();

    public IJobStore Store => _services.GetRequiredService<IJobStore>();

    public IJobQueue Queue => _services.GetRequiredService<IJobQueue>();

    public static async Task<NoteApp> StartAsync(TestDatabase database, params IInterceptor[] interceptors)
    {
        var app = new NoteApp(database, database == TestDatabase.Sqlite ? string.Empty : await SharedPostgres.CreateDatabaseAsync(), interceptors);
        await app.Db.Database.EnsureCreatedAsync();
        await app.Store.PrepareAsync(default);
        return app;
    }

    /// <summary>Runs work that begins a transaction as the context's execution strategy wants it: at once where nothing is retried.</summary>
    public Task InStrategyAsync(Func<Task> work) => Db.Database.CreateExecutionStrategy().ExecuteAsync(work);

    /// <summary>How many notes are stored, whatever the context tracks.</summary>
    public async Task<int> NotesAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NoteContext>().Notes.CountAsync();
    }

    /// <summary>Removes the jobs with greater ids.</summary>
    public Task ForgetAsync(JobId newerThan) => Db.Set<JobRow>().Where(row => row.Id > newerThan.Value).ExecuteDeleteAsync();

    public async Task<JobLease> ClaimAsync()
    {
        await Db.EnqueueAsync(new SendMail("ann"));
        var claimed = await Store.ClaimAsync(
            new() { WorkerId = "w", Types = ["send-mail"], Limit = 1, LeaseDuration = TimeSpan.FromMinutes(1) }, default);
        return claimed.Single().Lease;
    }

    private DbContextOptionsBuilder Use(DbContextOptionsBuilder options, TestDatabase database) => database switch
    {
        TestDatabase.Sqlite => options.UseSqlite(_connectionString),
        TestDatabase.PostgreSql => options.UseNpgsql(_connectionString),
        _ => options.UseNpgsql(_connectionString, npgsql => npgsql.EnableRetryOnFailure()),
    };

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        Counts.Dispose();
        // The pools of this database alone: other tests have theirs.
        await using var file = new SqliteConnection(_file.ConnectionString);
        SqliteConnection.ClearPool(file);
        await using var server = new NpgsqlConnection(_connectionString.StartsWith("Data", StringComparison.Ordinal) ? null : _connectionString);
        NpgsqlConnection.ClearPool(server);
        _file.Dispose();
    }
}
