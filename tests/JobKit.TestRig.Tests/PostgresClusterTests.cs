using Npgsql;

namespace JobKit.TestRig.Tests;

public sealed class PostgresClusterTests
{
    [PostgresFact]
    public async Task Committed_rows_survive_an_immediate_stop()
    {
        await using var cluster = await PostgresCluster.StartNewAsync();
        var database = await cluster.CreateDatabaseAsync();
        await RunAsync(database, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");

        await cluster.RestartAsync(StopMode.Immediate);

        (await ReadAsync(database, "SELECT n FROM kept")).Should().Be(7);
    }

    [PostgresFact]
    public async Task Committed_rows_survive_a_killed_postmaster_even_when_nothing_is_flushed()
    {
        await using var cluster = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);
        var database = await cluster.CreateDatabaseAsync();
        await RunAsync(database, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");

        await cluster.KillPostmasterAsync();
        cluster.IsRunning.Should().BeFalse();
        await cluster.StartAsync();

        (await ReadAsync(database, "SELECT n FROM kept")).Should().Be(7);
    }

    [PostgresFact]
    public async Task A_killed_backend_drops_its_connection_and_the_server_is_ready_again()
    {
        await using var cluster = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);
        var database = await cluster.CreateDatabaseAsync();
        await using var victim = new NpgsqlConnection(database);
        await victim.OpenAsync();

        await cluster.KillBackendAsync(victim.ProcessID);

        var query = () => ScalarAsync(victim, "SELECT 1");
        await query.Should().ThrowAsync<NpgsqlException>();
        (await ReadAsync(database, "SELECT 1")).Should().Be(1);
    }

    [PostgresFact]
    public async Task Only_a_backend_of_this_server_can_be_killed()
    {
        await using var cluster = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);

        var kill = () => cluster.KillBackendAsync(Environment.ProcessId);

        await kill.Should().ThrowAsync<ArgumentOutOfRangeException>().WithMessage("*not a backend*");
    }

    [PostgresFact]
    public async Task A_frozen_server_answers_nothing_until_it_thaws()
    {
        await using var cluster = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);
        await using var connection = new NpgsqlConnection(await cluster.CreateDatabaseAsync());
        await connection.OpenAsync();

        cluster.Freeze();
        var answer = ScalarAsync(connection, "SELECT 5");
        var early = () => answer.WaitAsync(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await early.Should().ThrowAsync<TimeoutException>();
        cluster.Thaw();

        (await answer).Should().Be(5);
    }

    [PostgresFact]
    public async Task With_the_postmaster_alone_frozen_open_connections_work_on()
    {
        await using var cluster = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);
        await using var connection = new NpgsqlConnection(await cluster.CreateDatabaseAsync());
        await connection.OpenAsync();

        cluster.Freeze(postmasterOnly: true);

        (await ScalarAsync(connection, "SELECT 5")).Should().Be(5);
    }

    [PostgresFact]
    public async Task Two_clusters_run_at_once_and_know_nothing_of_each_other()
    {
        await using var one = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);
        await using var other = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);

        one.Port.Should().NotBe(other.Port);
        await one.CreateDatabaseAsync();
        (await ReadAsync(other.AdminConnectionString, "SELECT count(*)::int FROM pg_database WHERE datname LIKE 'jobkit%'")).Should().Be(0);
    }

    [PostgresFact]
    public async Task Disposing_removes_the_folder_and_ends_the_server_even_a_frozen_one()
    {
        var cluster = await PostgresCluster.StartNewAsync(PostgresSettings.Quick);
        var postmaster = (await File.ReadAllLinesAsync(Path.Combine(cluster.Folder, "data", "postmaster.pid")))[0];
        cluster.Freeze();

        await cluster.DisposeAsync();
        await cluster.DisposeAsync();

        Directory.Exists(cluster.Folder).Should().BeFalse();
        Directory.Exists($"/proc/{postmaster}").Should().BeFalse();
        cluster.IsRunning.Should().BeFalse();
    }

    [PostgresFact]
    public async Task Settings_reach_the_server_and_durability_is_the_default()
    {
        var planMode = new Dictionary<string, string>(StringComparer.Ordinal) { ["plan_cache_mode"] = "force_generic_plan" };
        await using var durable = await PostgresCluster.StartNewAsync(new PostgresSettings { More = planMode, MaxConnections = 17 });

        (await ReadAsync(durable.AdminConnectionString, "SHOW fsync")).Should().Be("on");
        (await ReadAsync(durable.AdminConnectionString, "SHOW synchronous_commit")).Should().Be("on");
        (await ReadAsync(durable.AdminConnectionString, "SHOW plan_cache_mode")).Should().Be("force_generic_plan");
        (await ReadAsync(durable.AdminConnectionString, "SHOW max_connections")).Should().Be("17");
    }

    [PostgresFact]
    public async Task The_shared_cluster_gives_each_caller_an_empty_database_of_its_own()
    {
        var one = await SharedPostgres.CreateDatabaseAsync();
        var other = await SharedPostgres.CreateDatabaseAsync();

        await RunAsync(one, "CREATE TABLE mine (n int)");

        (await ReadAsync(other, "SELECT count(*)::int FROM pg_tables WHERE tablename = 'mine'")).Should().Be(0);
        (await ReadAsync(one, "SHOW fsync")).Should().Be("off");
    }

    private static async Task RunAsync(string connectionString, string sql) => await ReadAsync(connectionString, sql);

    private static async Task<object?> ReadAsync(string connectionString, string sql)
    {
        // Without a pool: no connection of an earlier run of the server comes back.
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        return await ScalarAsync(connection, sql);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
