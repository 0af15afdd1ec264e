using JobKit.Migration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Migration;

/// <summary>The whole way: the host, the worker and its statistics, in real time.</summary>
public sealed class VerificationTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_host_on_a_database_passes_and_keeps_nothing_of_the_probe(TestDatabase kind)
    {
        using var file = kind == TestDatabase.Sqlite ? new SqliteFile() : null;
        var server = file is null ? await SharedPostgres.CreateDatabaseAsync() : null;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(
            options => _ = file is null ? options.UseNpgsql(server) : options.UseSqlite(file.ConnectionString), autoMigrate: true));
        builder.Services.AddJobMigration(migration => migration.UseEntityFrameworkCore());
        using var host = builder.Build();
        await host.StartAsync();

        var report = await host.Services.GetRequiredService<IMigrationVerification>().RunAsync();

        report.Checks.Where(it => it.State is VerificationState.Failed or VerificationState.NotRun).Select(it => (it.Check.Id, it.Detail?.ToJsonString())).Should().BeEmpty();
        report.Success.Should().BeTrue();
        (await host.Services.GetRequiredService<IJobQueue>().ListAsync(new() { IncludeHidden = true })).Jobs.Should().BeEmpty();
        await host.StopAsync();
        if (file is not null)
        {
            SqliteConnection.ClearPool(new SqliteConnection(file.ConnectionString));
        }
        else
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(server));
        }
    }
}
