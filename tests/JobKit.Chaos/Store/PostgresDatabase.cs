using JobKit.TestRig;
using Npgsql;

namespace JobKit.Chaos;

/// <summary>A cluster of its own, flushed at each commit.</summary>
internal sealed class PostgresDatabase : ITestDatabase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _connectionString;

    private PostgresDatabase(PostgresCluster cluster, string connectionString)
    {
        Cluster = cluster;
        _connectionString = connectionString;
    }

    public PostgresCluster Cluster { get; }

    public ChaosStore ForController => ForProcess("controller");

    public string AuditSql => PostgresAudit.Sql;

    public AuditDialect Audit => PostgresAudit.Dialect;

    public static async Task<PostgresDatabase> StartAsync()
    {
        var cluster = await PostgresCluster.StartNewAsync();
        try
        {
            return new PostgresDatabase(cluster, await cluster.CreateDatabaseAsync());
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public ChaosStore ForProcess(string name) => new(
        StoreKind.Postgres,
        new NpgsqlConnectionStringBuilder(_connectionString)
        {
            ApplicationName = name,
            MaxPoolSize = 20,
            Timeout = 5,
        }.ConnectionString);

    /// <summary>The server ends what a client had sent before it notices that the client is gone.</summary>
    public async Task ForgetAsync(string name)
    {
        var until = TimeProvider.System.GetTimestamp();
        while ((await SessionsAsync([name])).Count > 0)
        {
            if (TimeProvider.System.GetElapsedTime(until) > Patience)
            {
                var stuck = await Rows.ReadAsync(
                    ForController,
                    $"SELECT concat_ws(' ', state, wait_event_type, wait_event, query) FROM pg_stat_activity WHERE application_name = '{name}'",
                    row => row.GetString(0));
                throw new InvalidOperationException($"PostgreSQL still has sessions of the dead process {name}: {string.Join("; ", stuck)}");
            }


            await Clock.Delay(10);
        }
    }

    public async Task<int> CountLeaksAsync(IReadOnlyCollection<string> living) => (await Rows.ReadAsync(
        ForController,
        $"""
        SELECT pid FROM pg_stat_activity
        WHERE (application_name LIKE 'worker-%' OR application_name = 'client')
            AND (application_name NOT IN ({Quoted(living)}) OR state LIKE 'idle in transaction%')
        """,
        row => row.GetInt32(0))).Count;

    /// <summary>The backends behind the sessions of these processes.</summary>
    public Task<List<int>> SessionsAsync(IReadOnlyCollection<string> names) => Rows.ReadAsync(
        ForController,
        $"SELECT pid FROM pg_stat_activity WHERE application_name IN ({Quoted(names)}) ORDER BY pid",
        row => row.GetInt32(0));

    public async Task<string?> FindDamageAsync()
    {
        // Every row of the table through its checks once more: a torn page would not be read.
        await Rows.ReadAsync(ForController, "SELECT count(*) FROM jobkit.jobkit_jobs WHERE payload IS NOT NULL", row => row.GetInt64(0));
        return null;
    }

    public async Task<string> VersionAsync() =>
        "PostgreSQL " + (await Rows.ReadAsync(ForController, "SHOW server_version", row => row.GetString(0)))[0] + ", fsync on";

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Append("nobody").Select(name => $"'{name}'"));
}
