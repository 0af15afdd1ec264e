using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>SQLite: ids as big-endian blobs, instants as whole microseconds, the app's clock, one writer at a time.</summary>
internal sealed class SqliteDialect(Tables tables, TimeProvider clock) : Dialect(tables)
{
    public const string ProviderName = "Microsoft.EntityFrameworkCore.Sqlite";

    public override string NowSql => "@now";

    // A transaction of ours holds the whole file from its first statement.
    public override string ForUpdateSql => string.Empty;

    // The file has no statistics unless the app takes some, and the planner prefers the index that gives the order.
    public override string? WalkSql => null;

    public override object? NowValue => Now;

    public override bool JoinsAmbientTransactions => false;

    public override bool AutoMigrates => true;

    public override SqlTypes Types { get; } = new(IsPostgreSql: false);

    public override string? MigrationLockSql => null;

    private long Now => EpochMicroseconds.From(clock.GetUtcNow());

    public override string SnapshotSql => "BEGIN DEFERRED";

    public override string? OneAtATimeSql(string place) => null;

    public override string? TryOneAtATimeSql(string place) => null;

    public override object ToValue(JobId id) => id.Value.ToByteArray(bigEndian: true);

    public override object ToValue(DateTimeOffset instant) => EpochMicroseconds.From(instant);

    public override object ToValue(TimeSpan span) => EpochMicroseconds.From(span);

    public override string Among(string subquery) => $"IN ({subquery})";

    public override JobId ReadId(DbDataReader reader, int ordinal) => new(new Guid(reader.GetFieldValue<byte[]>(ordinal), bigEndian: true));

    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => EpochMicroseconds.ToInstant(reader.GetInt64(ordinal));

    public override ValueTask OpenedAsync(DbConnection connection, CancellationToken cancellationToken) =>
        SqlitePragmas.SetAsync(connection, cancellationToken);

    public override ValueTask<IOwnTransaction> BeginAsync(DbConnection connection, bool blocks, CancellationToken cancellationToken) =>
        SqliteWrite.BeginAsync(connection, blocks, cancellationToken);

    public override bool IsTransient(Exception error) => SqliteErrors.IsBusy(error);

    public override Exception Explain(Exception error, DbConnection? connection, bool inCallersTransaction) =>
        SqliteErrors.Explain(error, connection, inCallersTransaction);

    public override async Task<int?> ReadVersionAsync(StoreSession session, string feature, CancellationToken cancellationToken)
    {
        var found = await session.Command("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @table")
            .With("table", Tables.Versions)
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        if (found[0] == 0)
        {
            return null;
        }

        var versions = await session.Command($"SELECT version FROM {Tables.Versions} WHERE feature = @feature")
            .With("feature", feature)
            .RowsAsync(row => row.GetInt32(0), cancellationToken)
            .ConfigureAwait(false);
        return versions.Count == 0 ? null : versions[0];
    }

    public override Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        SqliteEnqueue.RunAsync(session, jobs, mode, cancellationToken);

    public override Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        StoreSession session, JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        SqliteEnqueueChildren.RunAsync(session, parent, jobs, cancellationToken);

    public override Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        StoreSession session, ClaimRequest request, CancellationToken cancellationToken) =>
        SqliteClaim.RunAsync(session, request, clock.GetUtcNow(), cancellationToken);

    public override Task<IReadOnlyList<RenewReceipt>> RenewAsync(
        StoreSession session, IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        SqliteRenew.RunAsync(session, leases, clock.GetUtcNow() + duration, cancellationToken);

    public override Task<IReadOnlyList<SettleReceipt>> SettleAsync(
        StoreSession session, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        SqliteSettle.RunAsync(session, settlements, cancellationToken);

    public override Task<IReadOnlyList<bool>> WriteProgressAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        SqliteProgress.RunAsync(session, writes, cancellationToken);

    public override Task<IReadOnlyList<QueueBacklog>> ReadBacklogAsync(StoreSession session, CancellationToken cancellationToken) =>
        SqliteBacklog.RunAsync(session, cancellationToken);

    public override Task<SweepResult> SweepAsync(StoreSession session, int maxAbandons, int limit, CancellationToken cancellationToken) =>
        SqliteSweep.RunAsync(session, maxAbandons, limit, cancellationToken);

    public override Task<IReadOnlyList<SettledJob>> ExpireAsync(StoreSession session, int limit, CancellationToken cancellationToken) =>
        SqliteExpire.RunAsync(session, limit, cancellationToken);

    public override Task<int> PruneAsync(
        StoreSession session, JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        SqlitePrune.RunAsync(session, status, age, limit, cancellationToken);

    public override Task AddStatisticsAsync(
        StoreSession session, IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        SqliteAddStatistics.RunAsync(session, counts, cancellationToken);
}
