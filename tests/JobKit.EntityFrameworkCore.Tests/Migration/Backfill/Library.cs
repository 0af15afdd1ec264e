using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

/// <summary>An app with a library in the database of its jobs, and another library in a database of its own.</summary>
internal sealed class Library : IAsyncDisposable
{
    public static readonly OperatorAction Alice = new("alice", "because");

    /// <summary>Far enough in the past to be told from the present, and within the retention.</summary>
    public static readonly DateTimeOffset Day = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _kind;
    private readonly List<string> _connections;
    private readonly List<SqliteFile> _files;
    private readonly List<IHost> _hosts = [];

    private Library(TestDatabase kind, List<string> connections, List<SqliteFile> files) => (_kind, _connections, _files) = (kind, connections, files);

    public IServiceProvider Services => _hosts[^1].Services;

    public IBackfills Door => Services.GetRequiredService<IBackfills>();

    public IBackfillStore Store => Services.GetRequiredService<IBackfillStore>();

    public IJobStore Jobs => Services.GetRequiredService<IJobStore>();

    public Killer Killer { get; } = new();

    public static async Task<Library> OpenAsync(
        TestDatabase kind, Action<IJobMigrationBuilder> backfills, Action<IBackgroundJobsBuilder>? jobs = null, bool outer = false)
    {
        List<SqliteFile> files = kind == TestDatabase.Sqlite ? [new(), new()] : [];
        var library = new Library(
            kind,
            kind == TestDatabase.Sqlite
                ? files.ConvertAll(file => file.ConnectionString)
                : [await SharedPostgres.CreateDatabaseAsync(), outer ? await SharedPostgres.CreateDatabaseAsync() : "Host=no.such.host"],
            files);
        library.AddNode(backfills, jobs);
        await library.WithAsync<LibraryContext, bool>(db => db.Database.EnsureCreatedAsync());
        _ = outer && await library.WithAsync<OuterContext, bool>(db => db.Database.EnsureCreatedAsync());
        await library.Jobs.PrepareAsync(default);
        return library;
    }

    public IHost AddNode(Action<IJobMigrationBuilder> backfills, Action<IBackgroundJobsBuilder>? jobs = null)
    {
        var host = Host.CreateEmptyApplicationBuilder(null);
        host.Services.AddLogging();
        host.Services.AddDbContext<LibraryContext>(options => Use(options, 0));
        host.Services.AddDbContext<OuterContext>(options => Use(options, 1));
        host.Services.AddBackgroundJobs(it =>
        {
            it.AddJob<CreateStorybook>().AddJob<MakeThumbnail>().AddJob<MakePreview>()
                .ConfigureRetention(retention => retention.Completed = TimeSpan.FromDays(3650))
                .UseEntityFrameworkCore<LibraryContext>();
            jobs?.Invoke(it);
        });
        host.Services.AddJobMigration(it => backfills(it.UseEntityFrameworkCore()));
        _hosts.Add(host.Build());
        return _hosts[^1];
    }

    public async Task<T> WithAsync<TContext, T>(Func<TContext, Task<T>> call)
        where TContext : DbContext
    {
        await using var scope = Services.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TContext>());
    }

    public Task<List<T>> AllAsync<TContext, T>()
        where TContext : DbContext
        where T : class => WithAsync<TContext, List<T>>(db => db.Set<T>().AsNoTracking().ToListAsync());

    public Task<int> AddAsync<TContext>(params IEnumerable<object> rows)
        where TContext : DbContext => WithAsync<TContext, int>(db =>
        {
            db.AddRange(rows);
            return db.SaveChangesAsync();
        });

    public static IEnumerable<Storybook> Books(int count) => Enumerable.Range(1, count).Select(id => new Storybook
    {
        Id = id * 3,
        Title = $"Book {id}",
        UserId = $"user-{id % 2}",
        CreatedAt = Day.AddMinutes(id),
    });

    public async Task<List<Job>> JobsAsync(string? type = null) =>
        [.. (await Jobs.ListAsync(new() { Type = type, Limit = 1_000 }, default)).Jobs.Where(job => job.Type != "jobkit.backfill")];

    /// <summary>Works through what is open, as the jobs would, on this thread.</summary>
    public async Task<BackfillProgress> WorkAsync(string name, int rows = 4, TimeSpan? lease = null)
    {
        var source = Services.GetServices<IBackfillSource>().Single(it => it.Name == name);
        var run = (await Store.ReadAsync(default)).Single(it => it.Name == name).Run;
        var until = lease ?? TimeSpan.FromMinutes(1);
        while (true)
        {
            var leased = await Store.LeaseAsync(name, run, "test", until, default);
            if (leased.Range is not { } range)
            {
                if (leased is { State: BackfillState.Running, Open: 0 })
                {
                    await Store.MoveAsync(new(name, run, [BackfillState.Running], BackfillState.Finished, null, OperatorAction.App), default);
                }

                return await Door.GetAsync(name);
            }

            for (var done = new BackfillChunkResult(true, 1, 0, range.Cursor, BackfillState.Running); done is { Written: true, Rows: > 0, State: BackfillState.Running };)
            {
                done = await source.RunAsync(new(range with { Cursor = done.Cursor }, leased.StartedAt, rows, 10, until), default);
            }

            await Store.ReleaseAsync(range, default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        foreach (var connection in _connections)
        {
            if (_kind == TestDatabase.Sqlite)
            {
                await using var pooled = new SqliteConnection(connection);
                SqliteConnection.ClearPool(pooled);
            }
            else
            {
                await using var pooled = new NpgsqlConnection(connection);
                NpgsqlConnection.ClearPool(pooled);
            }
        }

        _files.ForEach(file => file.Dispose());
    }

    private void Use(DbContextOptionsBuilder options, int database)
    {
        var connection = _connections[database];
        _ = _kind switch
        {
            TestDatabase.Sqlite => options.UseSqlite(connection),
            TestDatabase.PostgreSql => options.UseNpgsql(connection),
            _ => options.UseNpgsql(connection, npgsql => npgsql.EnableRetryOnFailure()),
        };
        options.AddInterceptors(Killer.Commands, Killer.Transactions);
    }
}
