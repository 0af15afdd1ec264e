using System.Collections.Concurrent;
using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>PostgreSQL as the conformance checks ask for it: each store another node, with the package as an app registers it.</summary>
internal static class PostgreSqlTarget
{
    public static ConformanceTarget Make()
    {
        var database = new Lazy<Task<string>>(SharedPostgres.CreateDatabaseAsync);
        var nodes = new ConcurrentBag<ServiceProvider>();
        return new()
        {
            CreateStoreAsync = async token => await NodeAsync(nodes, await database.Value, TimeProvider.System, token),
            CreateRolloutStoreAsync = async token => await RolloutsAsync(nodes, await database.Value, token),
            CreateSkewedStoreAsync = async (offset, token) => await NodeAsync(nodes, await database.Value, new SkewedTimeProvider(offset), token),
            // Every call gets a session of its own, and so what it does cannot lean on the one before.
            CreateSessionlessStoreAsync = async token => await NodeAsync(nodes, await database.Value + ";Pooling=false", TimeProvider.System, token),
            BeginTransactionAsync = async token => await PostgreSqlConformanceTransaction.BeginAsync(await database.Value, token),
            BreakSchemaVersionAsync = async token => await BreakAsync(await database.Value, token),
            RemoveAsync = () => RemoveAsync(nodes, database),
            NotApplicable = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["I44"] = "The commands go past Entity Framework's interceptors, so no error can be put under them here; the classes of errors are held by PostgreSqlErrorTests.",
            },
        };
    }

    private static async Task<IJobStore> NodeAsync(ConcurrentBag<ServiceProvider> nodes, string connectionString, TimeProvider clock, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseNpgsql(connectionString), autoMigrate: true));
        var provider = services.BuildServiceProvider();
        nodes.Add(provider);
        var store = provider.GetRequiredService<IJobStore>();
        await store.PrepareAsync(cancellationToken);
        return store;
    }

    private static async Task<IRolloutStore> RolloutsAsync(ConcurrentBag<ServiceProvider> nodes, string connectionString, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseNpgsql(connectionString), autoMigrate: true));
        services.AddJobMigration(migration => migration.UseEntityFrameworkCore());
        var provider = services.BuildServiceProvider();
        nodes.Add(provider);
        await provider.GetRequiredService<IJobStore>().PrepareAsync(cancellationToken);
        return provider.GetRequiredService<IRolloutStore>();
    }

    private static async Task BreakAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"UPDATE {PostgreSqlRig.Names.Versions} SET version = 999", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async ValueTask RemoveAsync(ConcurrentBag<ServiceProvider> nodes, Lazy<Task<string>> database)
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        // Each check has a database, and so a pool, of its own: together they would take every connection of the server.
        if (database.IsValueCreated)
        {
            await using var pooled = new NpgsqlConnection(await database.Value);
            NpgsqlConnection.ClearPool(pooled);
        }
    }
}
