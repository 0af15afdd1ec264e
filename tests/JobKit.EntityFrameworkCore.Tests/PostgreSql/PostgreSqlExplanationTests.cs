using System.Net.Sockets;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>What an app's owner must mend is told at the start, with the server, the database and the mend; never with the password.</summary>
public sealed class PostgreSqlExplanationTests
{
    private const string Secret = "s3cret";

    [PostgresFact]
    public async Task A_missing_database()
    {
        var server = await ServerAsync();
        server.Database = "nowhere";

        (await StartAsync(server)).Should().Match<JobStoreException>(told => Has(told, server, "has no database 'nowhere'", "Create it, or correct 'Database'"))
            .And.Subject.As<JobStoreException>().InnerException.Should().BeOfType<PostgresException>();
    }

    [PostgresFact]
    public async Task A_role_that_is_not_there()
    {
        var server = await ServerAsync();
        server.Username = "nobody";

        (await StartAsync(server)).Should().Match<JobStoreException>(
            told => Has(told, server, "refused the sign-in", server.Database!, "\"nobody\" does not exist", "Correct 'Username' and 'Password'"));
    }

    [PostgresFact]
    public async Task A_role_without_rights()
    {
        var server = await ServerAsync();
        await MigrateAsync(server);
        var owner = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        server.Username = $"guest_{server.Database}";
        await using (var connection = new NpgsqlConnection(owner.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await PostgreSqlRig.RunAsync(connection, $"CREATE ROLE \"{server.Username}\" LOGIN PASSWORD '{Secret}'");
        }

        (await StartAsync(server)).Should().Match<JobStoreException>(
            told => Has(told, server, server.Database!, "denies the user a right: 42501", "Grant USAGE on JobKit's schema"));
    }

    [PostgresFact]
    public async Task Tables_that_were_dropped_after_the_start()
    {
        var server = await ServerAsync();
        await MigrateAsync(server);
        await using var services = Services(server);
        var store = services.GetRequiredService<IJobStore>();
        await store.PrepareAsync(default);
        await using (var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await PostgreSqlRig.RunAsync(connection, "DROP SCHEMA jobkit CASCADE");
        }

        var enqueue = () => store.EnqueueAsync([PostgreSqlRig.NewJob()], EnqueueMode.EachAlone, default);

        (await enqueue.Should().ThrowAsync<JobStoreException>()).Which.Should().Match<JobStoreException>(
            told => Has(told, server, server.Database!, "lacks a schema or table of JobKit: 42P01", "Apply JobKit's migrations"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_after_the_retries()
    {
        var server = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = 1, Database = "app", Username = "app", Password = Secret };
        var openings = new CountedOpenings();

        (await StartAsync(server, openings)).Should().Match<JobStoreException>(
            told => Has(told, server, "'app'", "cannot be reached", "Start it, open the way to it, or correct 'Host' and 'Port'"));
        openings.Count.Should().Be(6, "a server that starts beside the app is waited for");
    }

    [Fact]
    public async Task A_host_whose_name_nobody_knows()
    {
        var server = new NpgsqlConnectionStringBuilder { Host = "db.invalid", Port = 5432, Database = "app", Username = "app", Password = Secret };

        (await StartAsync(server)).Should().Match<JobStoreException>(told => Has(told, server, "'app'", "cannot be reached", "correct 'Host'"));
    }

    [Theory]
    [InlineData("28P01", "refused the sign-in")]
    [InlineData("28000", "refused the sign-in")]
    [InlineData("3F000", "lacks a schema or table")]
    public void What_the_server_says_stands_in_the_explanation(string sqlState, string told)
    {
        using var connection = new NpgsqlConnection($"Host=db;Port=6543;Database=app;Username=u;Password={Secret}");
        var error = new PostgresException("Thus it is.", "ERROR", "ERROR", sqlState);

        Dialect().Explain(error, connection, false).Should().Match<JobStoreException>(
            it => it.InnerException == error && it.Message.Contains("tcp://db:6543") && it.Message.Contains("'app'")
                && it.Message.Contains(told) && it.Message.Contains("Thus it is") && !it.Message.Contains(Secret));
    }

    [Theory]
    [InlineData("23505")]
    [InlineData("40001")]
    public void Other_errors_stay_as_they_are(string sqlState)
    {
        var error = new PostgresException("It went wrong.", "ERROR", "ERROR", sqlState);

        Dialect().Explain(error, null, false).Should().BeSameAs(error);
    }

    [Fact]
    public void A_lost_server_is_transient_when_explained_and_stays_as_it_was_in_a_callers_transaction()
    {
        var error = new NpgsqlException("Failed to connect.", new SocketException((int)SocketError.ConnectionRefused));
        var explained = Dialect().Explain(error, null, false);

        explained.Should().BeOfType<JobStoreException>();
        Dialect().IsTransient(explained).Should().BeTrue();
        Dialect().Explain(error, null, true).Should().BeSameAs(error, "the caller's execution strategy knows it so");
    }

    private static PostgreSqlDialect Dialect() => new(PostgreSqlRig.Names);

    private static bool Has(JobStoreException told, NpgsqlConnectionStringBuilder server, params string[] parts) =>
        parts.Append($"{server.Host}:{server.Port}").All(part => told.Message.Contains(part, StringComparison.Ordinal))
        && !told.ToString().Contains(Secret, StringComparison.Ordinal);

    private static async Task<NpgsqlConnectionStringBuilder> ServerAsync() =>
        new(await SharedPostgres.CreateDatabaseAsync()) { Password = Secret, Pooling = false };

    private static async Task MigrateAsync(NpgsqlConnectionStringBuilder server)
    {
        await using var services = Services(server);
        await services.MigrateBackgroundJobsAsync();
    }

    private static async Task<Exception> StartAsync(NpgsqlConnectionStringBuilder server, CountedOpenings? openings = null)
    {
        await using var services = Services(server, openings);
        var start = () => services.GetRequiredService<IJobStore>().PrepareAsync(default);
        return (await start.Should().ThrowAsync<JobStoreException>()).Which;
    }

    private static ServiceProvider Services(NpgsqlConnectionStringBuilder server, CountedOpenings? openings = null) =>
        new ServiceCollection().AddLogging()
            .AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(
                options => options.UseNpgsql(server.ConnectionString).AddInterceptors(openings ?? new())))
            .BuildServiceProvider();
}
