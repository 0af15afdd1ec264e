using JobKit.EntityFrameworkCore;
using JobKit.TestRig;
using Npgsql;

namespace JobKit.Plans;

/// <summary>One database with 100,000 pending jobs and statistics of another time.</summary>
internal sealed class StaleTable(PostgreSqlDialect dialect, string connectionString)
{
    public const int Jobs = 100_000;

    public static readonly string[] Statistics = ["empty", "all pending", "all processing"];

    public PostgreSqlDialect Dialect => dialect;

    public static async Task<StaleTable> MakeAsync(PostgresCluster cluster)
    {
        var dialect = new PostgreSqlDialect(new Tables("jobkit"));
        var table = new StaleTable(dialect, await cluster.CreateDatabaseAsync());
        await table.RunAsync(SchemaMigrator.Script(dialect, JobsSchema.Feature));
        await table.RunAsync($"ALTER TABLE {dialect.Tables.Jobs} SET (autovacuum_enabled = false)");
        return table;
    }

    /// <summary>Prepared from the first use on, with the server's own word on each plan where <paramref name="explained"/>.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string planCacheMode, bool explained = false)
    {
        var options = $"-c plan_cache_mode={planCacheMode}" + (explained
            ? " -c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice"
            : string.Empty);
        var connection = new NpgsqlConnection(
            $"{connectionString};Pooling=false;Max Auto Prepare=100;Auto Prepare Min Usages=1;Command Timeout=600;Options={options}");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Empties the table, takes statistics at the named moment, and fills it with due jobs.</summary>
    public async Task FillAsync(string statistics)
    {
        var jobs = dialect.Tables.Jobs;
        await RunAsync($"TRUNCATE {jobs}, {dialect.Tables.Attempts}");
        if (statistics == "all processing")
        {
            await RunAsync(InsertSql);
            await RunAsync($"UPDATE {jobs} SET status = 1, worker_id = 'x', lease_until = now(), epoch = 1, attempt = 1");
            await RunAsync($"ANALYZE {jobs}; TRUNCATE {jobs}");
        }
        else if (statistics == "empty")
        {
            await RunAsync($"ANALYZE {jobs}");
        }

        await RunAsync(InsertSql);
        await RunAsync(statistics == "all pending" ? $"ANALYZE {jobs}" : "SELECT 1");
        await RunAsync("CHECKPOINT");
    }

    private string InsertSql =>
        $$"""
        INSERT INTO {{dialect.Tables.Jobs}} (id, type, queue, priority, payload, content_hash, due_at, max_attempts, limit_concurrency, hidden,
            created_at, status, attempt, abandon_count, epoch, cancel_requested, progress)
        SELECT (lpad(to_hex(i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
            'noop', 'default', 0, '{"n":1}', repeat('a', 64), now(), 5, 1, false, now(), 0, 0, 0, 0, false, 0
        FROM generate_series(1, {{Jobs}}) i
        """;

    private async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync("auto");
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
