using System.Data.Common;
using JobKit.EntityFrameworkCore.Tests.PostgreSql;
using JobKit.EntityFrameworkCore.Tests.Schema;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

public sealed class MigrationSchemaTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task The_librarys_migrations_and_the_models_own_script_make_the_same_tables(TestDatabase kind)
    {
        await using var migrated = await FlagDatabase.CreateAsync(kind);
        await migrated.NodeAsync();
        await using var modelled = await FlagDatabase.CreateAsync(kind);
        await using (var context = Context(modelled))
        {
            await context.Database.EnsureCreatedAsync();
        }

        var ours = await DescribeAsync(migrated);

        ours.Should().BeEquivalentTo(await DescribeAsync(modelled));
        foreach (var table in MigrationSchema.Tables)
        {
            var columns = ours.Where(line => line.StartsWith($"{table.Name}.", StringComparison.Ordinal) || line.StartsWith($"column {table.Name}.", StringComparison.Ordinal));
            columns.Should().HaveCount(table.Row.GetProperties().Length, table.Name);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Each_feature_has_a_version_of_its_own_and_is_refused_by_its_name(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        await database.NodeAsync();
        await database.RunAsync($"UPDATE {database.Table("jobkit_schema")} SET version = 999 WHERE feature = 'migration'");

        var start = () => database.Make(migrates: false).GetRequiredService<IJobStore>().PrepareAsync(default);
        var migrate = () => database.Make().MigrateBackgroundJobsAsync();

        foreach (var refused in new[] { start, migrate })
        {
            (await refused.Should().ThrowAsync<JobSchemaException>()).Which.Should().BeEquivalentTo(new { Feature = "migration", Found = 999, Required = 1 });
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task An_app_that_begins_to_migrate_gets_its_tables_beside_its_jobs(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var before = new ServiceCollection();
        before.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(database.Use, autoMigrate: true));
        await using var jobsAlone = before.BuildServiceProvider();
        await jobsAlone.GetRequiredService<IJobStore>().PrepareAsync(default);

        var start = () => database.Make(migrates: false).GetRequiredService<IJobStore>().PrepareAsync(default);
        (await start.Should().ThrowAsync<JobSchemaException>()).Which.Should().BeEquivalentTo(new { Feature = "migration", Found = (int?)null, Required = 1 });

        await database.Make().MigrateBackgroundJobsAsync();

        await start.Should().NotThrowAsync();
        await jobsAlone.GetRequiredService<IJobStore>().PrepareAsync(default);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task The_script_makes_the_tables_of_every_feature(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var node = database.Make(migrates: false);

        await database.RunAsync(node.GetBackgroundJobsMigrationScript());

        var start = () => node.GetRequiredService<IJobStore>().PrepareAsync(default);
        await start.Should().NotThrowAsync();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task The_script_for_a_database_with_jobs_adds_the_migrations_tables_alone(TestDatabase kind)
    {
        await using var database = await FlagDatabase.CreateAsync(kind);
        var node = database.Make(migrates: false);
        var script = node.GetJobMigrationScript();

        var alone = () => database.RunAsync(script);
        (await alone.Should().ThrowAsync<DbException>()).WithMessage("*jobkit*", "the table of versions is the jobs'");

        var jobs = new ServiceCollection();
        jobs.AddBackgroundJobs(it => it.UseEntityFrameworkCore(database.Use, autoMigrate: false));
        await using (var before = jobs.BuildServiceProvider())
        {
            await before.MigrateBackgroundJobsAsync();
        }

        await database.RunAsync(script);

        var start = () => node.GetRequiredService<IJobStore>().PrepareAsync(default);
        await start.Should().NotThrowAsync();
    }

    [Fact]
    public async Task An_app_whose_migration_is_kept_elsewhere_has_no_such_script_and_is_told_so()
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite("Data Source=none.db")));
        services.AddJobMigration();
        await using var app = services.BuildServiceProvider();

        var script = () => app.GetJobMigrationScript();

        script.Should().Throw<InvalidOperationException>().WithMessage("*Call UseEntityFrameworkCore() in AddJobMigration().");
    }

    [Fact]
    public void Modules_that_all_choose_the_database_get_its_tables_once()
    {
        var services = new ServiceCollection();
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite("Data Source=none.db")));
        services.AddJobMigration();
        services.AddJobMigration(migration => migration.UseEntityFrameworkCore().UseEntityFrameworkCore());
        services.AddJobMigration(migration => migration.UseEntityFrameworkCore());
        using var app = services.BuildServiceProvider();

        app.GetBackgroundJobsMigrationScript().Split("CREATE TABLE jobkit_flag").Should().HaveCount(2);
        app.GetRequiredService<JobKit.Migration.IFeatureFlagStore>().Should().BeOfType<RelationalFeatureFlagStore>();
        app.GetRequiredService<JobKit.Migration.IRolloutEventStore>().Should().BeOfType<RelationalRolloutEventStore>();
    }

    [Fact]
    public void The_tables_stand_in_the_schema_of_the_jobs()
    {
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql("Host=no.such.host").Options);

        context.Model.GetEntityTypes().Select(it => it.GetSchema()).Distinct().Should().Equal("shop");
    }

    [Fact]
    public void A_model_without_jobs_is_told_what_to_call_first()
    {
        var model = () => new ModelBuilder().AddJobMigration();

        model.Should().Throw<InvalidOperationException>().WithMessage("*Call modelBuilder.AddBackgroundJobs() before modelBuilder.AddJobMigration().");
    }

    [Fact]
    public void Flags_in_a_database_without_the_jobs_are_refused()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBackgroundJobs();
        services.AddJobMigration(migration => migration.UseEntityFrameworkCore());
        using var app = services.BuildServiceProvider();

        var flags = () => app.GetRequiredService<JobKit.Migration.IFeatureFlagStore>();

        flags.Should().Throw<InvalidOperationException>().WithMessage("*Call UseEntityFrameworkCore() in AddBackgroundJobs() too.");
    }

    private static MigratingContext Context(FlagDatabase database)
    {
        var options = new DbContextOptionsBuilder<MigratingContext>();
        database.Use(options);
        return new(options.Options);
    }

    private static async Task<List<string>> DescribeAsync(FlagDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return connection is NpgsqlConnection postgres
            ? await PostgreSqlSchemaTests.ReadAsync(postgres)
            : await SqliteSchemaTests.DescribeAsync(connection.ConnectionString);
    }
}
