using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlMigrationTests
{
    private const int Nodes = 12;

    // An open CREATE SCHEMA of a stranger holds the nodes up at the very place where, without a turn, each would already have found no tables.
    [PostgresFact]
    public async Task Of_many_nodes_that_migrate_one_empty_database_at_once_each_succeeds_and_the_tables_are_made_once()
    {
        var database = await SharedPostgres.CreateDatabaseAsync();
        await using var strangers = new NpgsqlConnection(database);
        await strangers.OpenAsync();
        await using var open = await strangers.BeginTransactionAsync();
        await PostgreSqlRig.RunAsync(strangers, "CREATE SCHEMA jobkit");

        var nodes = Enumerable.Range(0, Nodes).Select(_ => Task.Run(() => MigrateAsync(database))).ToArray();
        await UntilAllWaitAsync(database);
        await open.RollbackAsync();

        var migrate = () => Task.WhenAll(nodes);
        await migrate.Should().NotThrowAsync();
        await using var command = new NpgsqlCommand("SELECT version FROM jobkit.jobkit_schema WHERE feature = 'jobs'", strangers);
        (await command.ExecuteScalarAsync()).Should().Be(JobsSchema.Feature.Version);
    }

    private static async Task MigrateAsync(string database)
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseNpgsql(database + ";Pooling=false")));
        await using var node = services.BuildServiceProvider();
        await node.MigrateBackgroundJobsAsync();
    }

    private static async Task UntilAllWaitAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var waiting = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0", connection);
        var patience = TimeProvider.System.GetUtcNow().AddSeconds(30);
        while ((long)(await waiting.ExecuteScalarAsync())! < Nodes)
        {
            if (TimeProvider.System.GetUtcNow() > patience)
            {
                throw new TimeoutException($"Not all of the {Nodes} nodes came to wait within 30 s.");
            }
        }
    }
}
