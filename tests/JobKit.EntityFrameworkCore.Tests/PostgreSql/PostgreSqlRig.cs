using JobKit.Storage;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>The dialect over an empty database of its own, and connections to it as a test needs them.</summary>
internal sealed class PostgreSqlRig
{
    public const string Type = "noop";

    public const string Queue = "default";

    private readonly string _connectionString;

    private PostgreSqlRig(string connectionString, string now)
    {
        _connectionString = connectionString;
        Dialect = new(Names, now);
    }

    public static Tables Names { get; } = new("jobkit");

    public PostgreSqlDialect Dialect { get; }

    public static async Task<PostgreSqlRig> StartAsync(string now = PostgreSqlText.Clock)
    {
        var rig = new PostgreSqlRig(await SharedPostgres.CreateDatabaseAsync(), now);
        await rig.RunAsync(SchemaMigrator.Script(rig.Dialect, JobsSchema.Feature));
        return rig;
    }

    public static NewJob NewJob(
        string type = Type, string queue = Queue, int priority = 0, DateTimeOffset? dueAt = null, TimeSpan delay = default, string? uniqueKey = null,
        string? owner = null, int? ownerLimit = null, string? limitKey = null, int limitConcurrency = 1, int maxAttempts = 5) => new()
        {
            Id = JobId.New(),
            Type = type,
            Queue = queue,
            Priority = priority,
            Payload = """{"n":1}""",
            ContentHash = new string('a', 64),
            DueAt = dueAt,
            Delay = delay,
            MaxAttempts = maxAttempts,
            UniqueKey = uniqueKey,
            Owner = owner,
            OwnerLimit = ownerLimit,
            LimitKey = limitKey,
            LimitConcurrency = limitConcurrency,
        };

    public static ClaimRequest Request(int limit, params string[] types) => new()
    {
        WorkerId = "worker",
        Types = types.Length == 0 ? [Type] : types,
        Queues = [Queue],
        Limit = limit,
        LeaseDuration = TimeSpan.FromSeconds(30),
    };

    public static Settlement Settle(ClaimedJob job, JobVerb verb, TimeSpan delay = default, JobError? error = null) => new()
    {
        JobId = job.Id,
        Epoch = job.Epoch,
        Verb = verb,
        Delay = delay,
        Error = error,
        FailureReason = verb == JobVerb.Fail ? JobFailureReason.Rejected : null,
    };

    /// <summary>An open connection, prepared statements and all, as a long-lived one of the product's is.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string settings = "")
    {
        var connection = new NpgsqlConnection($"{_connectionString};Max Auto Prepare=100;Auto Prepare Min Usages=1;Pooling=false{settings}");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs a verb on a connection of its own.</summary>
    public async Task<T> InSessionAsync<T>(Func<StoreSession, Task<T>> verb)
    {
        await using var connection = await OpenAsync();
        return await verb(new StoreSession(Dialect, connection, null));
    }

    public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(params NewJob[] jobs) =>
        InSessionAsync(session => Dialect.EnqueueAsync(session, jobs, EnqueueMode.EachAlone, default));

    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(ClaimRequest request) => InSessionAsync(session => Dialect.ClaimAsync(session, request, default));

    public Task<IReadOnlyList<SettleReceipt>> SettleAsync(params Settlement[] settlements) =>
        InSessionAsync(session => Dialect.SettleAsync(session, settlements, default));

    public async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, sql);
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until the server says that a backend waits for a lock: the other side of a race has arrived.</summary>
    public async Task UntilBlockedAsync(int backend)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT cardinality(pg_blocking_pids(@backend)) > 0", connection);
        command.Parameters.AddWithValue("backend", backend);
        var patience = TimeProvider.System.GetUtcNow().AddSeconds(30);
        while (!(bool)(await command.ExecuteScalarAsync())!)
        {
            if (TimeProvider.System.GetUtcNow() > patience)
            {
                throw new TimeoutException($"The backend {backend} came to wait for no lock within 30 s.");
            }
        }
    }

    /// <summary>Jobs by the thousand, written as the enqueue writes them.</summary>
    public Task FillAsync(int count, string type = Type, int priority = 0, string due = "statement_timestamp()", string? limitKey = null) => RunAsync(
        $"""
        INSERT INTO {Names.Jobs} (id, type, queue, priority, payload, content_hash, due_at, max_attempts, limit_concurrency, hidden, created_at,
            status, attempt, abandon_count, epoch, cancel_requested, progress, limit_key)
        SELECT (lpad(to_hex(i), 12, '0') || '7' || substr(md5(i || '{type}{priority}'), 1, 3) || '8' || substr(md5(i || '{type}{priority}'), 4, 15))::uuid,
            '{type}', '{Queue}', {priority}, '{"{\"n\":1}"}', repeat('a', 64), {due}, 5, 1, false, statement_timestamp(), 0, 0, 0, 0, false, 0,
            {(limitKey is null ? "NULL" : $"'{limitKey}'")}
        FROM generate_series(1, {count}) i
        """);
}
