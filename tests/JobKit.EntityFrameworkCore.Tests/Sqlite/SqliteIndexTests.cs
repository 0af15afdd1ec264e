using JobKit.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace JobKit.EntityFrameworkCore.Tests.Sqlite;

/// <summary>Each further index costs a quarter of the throughput, so each has a statement that needs it.</summary>
public sealed class SqliteIndexTests : IAsyncLifetime
{
    private SqliteStore _db = null!;

    public async Task InitializeAsync() => _db = await SqliteStore.StartAsync();

    public async Task DisposeAsync() => await _db.DisposeAsync();

    [Fact]
    public async Task Every_index_of_the_jobs_serves_a_statement_and_no_statement_scans_them()
    {
        await using var connection = await _db.ConnectAsync();
        var statements = new List<string>();
        sqlite3_trace(connection.Handle, (_, text) => statements.Add(text.utf8_to_string()), null);
        await RunEveryVerbAsync(new(new SqliteDialect(new Tables(null), _db.Clock), connection, null));
        sqlite3_trace(connection.Handle, (delegate_trace)null!, null);

        var plans = new List<string>();
        foreach (var statement in statements.Distinct(StringComparer.Ordinal).Where(IsPlanned))
        {
            plans.AddRange(await TextsAsync(connection, $"EXPLAIN QUERY PLAN {statement}", column: 3));
        }

        // A unique index guards, whatever the plans say.
        var indexes = await TextsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'jobkit_jobs' AND sql LIKE 'CREATE INDEX%'", 0);
        indexes.Should().NotBeEmpty();
        indexes.Where(index => !plans.Any(plan => plan.Contains(index, StringComparison.Ordinal))).Should().BeEmpty();
        plans.Should().NotContain(plan => plan.StartsWith("SCAN jobkit_jobs", StringComparison.Ordinal) && !plan.Contains("INDEX", StringComparison.Ordinal));
    }

    private static bool IsPlanned(string statement) =>
        new[] { "SELECT", "WITH", "INSERT", "UPDATE", "DELETE" }.Any(verb => statement.StartsWith(verb, StringComparison.Ordinal));

    private async Task RunEveryVerbAsync(StoreSession session)
    {
        var dialect = session.Dialect;
        var job = _db.NewJob() with { UniqueKey = "k", Owner = "ann", OwnerLimit = 9, LimitKey = "disk", LimitConcurrency = 9, ExpiresAfter = TimeSpan.FromDays(1) };
        await dialect.EnqueueAsync(session, [job, _db.NewJob()], EnqueueMode.EachAlone, default);
        var claimed = await dialect.ClaimAsync(
            session, new() { WorkerId = "w", Types = ["mail"], Limit = 2, LeaseDuration = TimeSpan.FromMinutes(1) }, default);
        await dialect.RenewAsync(session, [claimed[0].Lease], TimeSpan.FromMinutes(1), default);
        await dialect.WriteProgressAsync(session, [new(claimed[0].Id, claimed[0].Epoch, 1, null)], default);
        await dialect.EnqueueChildrenAsync(session, claimed[0].Lease, [_db.NewJob() with { ParentId = claimed[0].Id }], default);
        await dialect.SettleAsync(session, [.. claimed.Select(it => new Settlement { JobId = it.Id, Epoch = it.Epoch, Verb = JobVerb.Complete })], default);
        await dialect.SweepAsync(session, 3, 10, default);
        await dialect.ExpireAsync(session, 10, default);
        await dialect.PruneAsync(session, JobStatus.Completed, TimeSpan.Zero, 10, default);
        await GetStatistics.RunAsync(session, default);
        await GetStates.RunAsync(session, [job.Id], default);
        foreach (var query in new JobQuery[] { new(), new() { Owner = "ann" }, new() { CorrelationKey = "c" }, new() { ParentId = job.Id }, new() { Type = "mail" } })
        {
            await ListJobs.RunAsync(session, query, default);
            await ListJobs.RunAsync(session, query with { Cursor = JobId.New().ToString() }, default);
        }
    }

    private static async Task<List<string>> TextsAsync(SqliteConnection connection, string sql, int column)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(column));
        }

        return texts;
    }
}
