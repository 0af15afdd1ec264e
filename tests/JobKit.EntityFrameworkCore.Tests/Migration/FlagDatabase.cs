using System.Data.Common;
using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>An empty place for flags and its nodes: memory, a SQLite file, or a PostgreSQL database.</summary>
internal sealed class FlagDatabase : IAsyncDisposable
{
    private readonly List<ServiceProvider> _nodes = [];
    private readonly SqliteFile? _file;
    private readonly string? _postgres;

    private FlagDatabase(SqliteFile? file, string? postgres)
    {
        _file = file;
        _postgres = postgres;
    }

    public ManualTimeProvider Clock { get; } = new();

    public static FlagDatabase InMemory() => new(null, null);

    public static async Task<FlagDatabase> CreateAsync(TestDatabase database) => database == TestDatabase.Sqlite
        ? new(new SqliteFile(), null)
        : new(null, await SharedPostgres.CreateDatabaseAsync());

    public string Table(string name) => _postgres is null ? name : "jobkit." + name;

    /// <summary>Another node; in memory, where no two share anything, the same one.</summary>
    public async Task<FlagStores> NodeAsync()
    {
        var node = _file is null && _postgres is null && _nodes.Count > 0 ? _nodes[0] : Make();
        await node.GetRequiredService<IJobStore>().PrepareAsync(CancellationToken.None);
        return new(node.GetRequiredService<IFeatureFlagStore>(), node.GetRequiredService<IRolloutEventStore>());
    }

    public ServiceProvider Make(bool migrates = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_postgres is null ? Clock : TimeProvider.System);
        services.AddBackgroundJobs(jobs => _ = _file is null && _postgres is null ? jobs : jobs.UseEntityFrameworkCore(Use, migrates));
        services.AddJobMigration(migration => _ = _file is null && _postgres is null ? migration : migration.UseEntityFrameworkCore());
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    public void Use(DbContextOptionsBuilder options) =>
        _ = _file is { } file ? options.UseSqlite(file.ConnectionString) : options.UseNpgsql(_postgres!);

    public async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _file is { } file ? new SqliteConnection(file.ConnectionString + ";Pooling=False") : new NpgsqlConnection(_postgres);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        if (_file is { } file)
        {
            SqliteConnection.ClearPool(new SqliteConnection(file.ConnectionString));
            file.Dispose();
        }

        if (_postgres is not null)
        {
            await using var pooled = new NpgsqlConnection(_postgres);
            NpgsqlConnection.ClearPool(pooled);
        }
    }
}
