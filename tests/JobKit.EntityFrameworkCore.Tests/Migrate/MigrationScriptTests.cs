using System.Data.Common;
using JobKit.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migrate;

public sealed class MigrationScriptTests
{
    [Fact]
    public async Task Run_on_an_empty_SQLite_file_it_makes_what_the_store_accepts()
    {
        using var file = new SqliteFile();
        await using var app = App(options => options.UseSqlite(file.ConnectionString));
        await using var connection = new SqliteConnection(file.ConnectionString + ";Pooling=False");

        await AcceptsAsync(app, connection);
    }

    [PostgresFact]
    public async Task Run_on_an_empty_PostgreSQL_database_it_makes_what_the_store_accepts()
    {
        var database = await SharedPostgres.CreateDatabaseAsync();
        await using var app = App(options => options.UseNpgsql(database));
        await using var connection = new NpgsqlConnection(database);

        await AcceptsAsync(app, connection);
    }

    [PostgresFact]
    public async Task Run_where_the_tables_are_it_fails_and_changes_nothing()
    {
        var rig = await PostgreSql.PostgreSqlRig.StartAsync();
        await rig.EnqueueAsync(PostgreSql.PostgreSqlRig.NewJob());

        var again = () => rig.RunAsync(SchemaMigrator.Script(rig.Dialect, JobsSchema.Feature));

        (await again.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.DuplicateTable);
        (await rig.ReadAsync<long>("SELECT count(*) FROM jobkit.jobkit_jobs")).Should().Be(1);
    }

    [Fact]
    public void It_is_written_without_a_database_and_for_the_apps_own_schema()
    {
        var services = new ServiceCollection();
        services.AddDbContext<OtherSchemaContext>(options => options.UseNpgsql("Host=no.such.host"));
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore<OtherSchemaContext>());
        using var app = services.BuildServiceProvider();

        app.GetBackgroundJobsMigrationScript().Should().Contain("CREATE SCHEMA IF NOT EXISTS shop;").And.Contain("CREATE TABLE shop.jobkit_jobs");
    }

    [Fact]
    public void Jobs_in_memory_have_none_and_are_told_so()
    {
        using var app = new ServiceCollection().AddBackgroundJobs(_ => { }).BuildServiceProvider();

        var script = () => app.GetBackgroundJobsMigrationScript();

        script.Should().Throw<InvalidOperationException>().WithMessage("*UseEntityFrameworkCore()*");
    }

    private static ServiceProvider App(Action<DbContextOptionsBuilder> database)
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(database, autoMigrate: false));
        return services.BuildServiceProvider();
    }

    private static async Task AcceptsAsync(ServiceProvider app, DbConnection connection)
    {
        var store = app.GetRequiredService<IJobStore>();
        var prepare = () => store.PrepareAsync(default);
        await prepare.Should().ThrowAsync<JobSchemaException>();

        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = app.GetBackgroundJobsMigrationScript();
        await command.ExecuteNonQueryAsync();

        await prepare.Should().NotThrowAsync();
        var migrateToo = () => app.MigrateBackgroundJobsAsync();
        await migrateToo.Should().NotThrowAsync();
    }
}
