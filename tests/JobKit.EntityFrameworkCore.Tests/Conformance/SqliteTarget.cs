using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Conformance;

/// <summary>An empty SQLite file and the ways to reach it.</summary>
internal sealed class SqliteTarget : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    private readonly ManualTimeProvider _clock = new();

    private readonly FailingCommands _faults = new();

    private readonly List<ServiceProvider> _nodes = [];

    public static ConformanceTarget Create()
    {
        var it = new SqliteTarget();
        return new()
        {
            CreateStoreAsync = token => it.StoreAsync(pooling: true, token),
            CreateRolloutStoreAsync = it.RolloutStoreAsync,
            CreateSessionlessStoreAsync = token => it.StoreAsync(pooling: false, token),
            AdvanceClock = it._clock.Advance,
            BeginTransactionAsync = it.BeginAsync,
            InjectTransientErrors = it._faults.Fail,
            BreakSchemaVersionAsync = it.BreakVersionAsync,
            NotApplicable = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["I42"] = "SQLite is for one host: the node's clock, passed in, is the store's clock.",
            },
            RemoveAsync = it.DisposeAsync,
        };
    }

    private ServiceProvider Node(bool pooling, bool migrating = false)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options
            .UseSqlite(_file.ConnectionString + (pooling ? string.Empty : ";Pooling=False"))
            .AddInterceptors(_faults)));
        if (migrating)
        {
            services.AddJobMigration(migration => migration.UseEntityFrameworkCore());
        }

        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    private async Task<IJobStore> StoreAsync(bool pooling, CancellationToken cancellationToken)
    {
        var store = Node(pooling).GetRequiredService<IJobStore>();
        await store.PrepareAsync(cancellationToken);
        return store;
    }

    private async Task<IRolloutStore> RolloutStoreAsync(CancellationToken cancellationToken)
    {
        var node = Node(pooling: true, migrating: true);
        await node.GetRequiredService<IJobStore>().PrepareAsync(cancellationToken);
        return node.GetRequiredService<IRolloutStore>();
    }

    private async Task<IConformanceTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var app = new ContextJobs(null!, null!, new WakeAfterCommit(new(() => Node(pooling: true).GetRequiredService<IEnqueueReport>()), _clock), _clock);
        var context = new JobKitDbContext(new DbContextOptionsBuilder<JobKitDbContext>().UseSqlite(_file.ConnectionString).Options);
        return new SqliteConformanceTransaction(context, await context.Database.BeginTransactionAsync(cancellationToken), app);
    }

    private async Task BreakVersionAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_file.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE jobkit_schema SET version = version + 1";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        SqliteConnection.ClearPool(new SqliteConnection(_file.ConnectionString));
        _file.Dispose();
    }
}
