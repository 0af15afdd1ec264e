using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>PostgreSQL through Npgsql: ids as <c>uuid</c>, instants as <c>timestamptz</c>, the server's clock.</summary>
internal sealed class PostgreSqlDialect(Tables tables) : Dialect(tables)
{
    public const string ProviderName = "Npgsql.EntityFrameworkCore.PostgreSQL";

    // It moves within a long transaction, and an index condition can use it (reliability B3).
    public override string NowSql => "statement_timestamp()";

    public override string ForUpdateSql => "FOR UPDATE";

    public override object? NowValue => null;

    public override bool JoinsAmbientTransactions => true;

    public override bool AutoMigrates => false;

    public override IReadOnlyList<SchemaStep> Steps { get; } = [new(1, PostgreSqlSchema.Version1(tables))];

    // Of the transaction, not of the session: it works behind a pooler in transaction mode (I45).
    public override string? MigrationLockSql => "SELECT pg_advisory_xact_lock(7308332182971020900)";

    public override object ToValue(JobId id) => id.Value;

    public override object ToValue(DateTimeOffset instant) => EpochMicroseconds.ToInstant(EpochMicroseconds.From(instant));

    public override object ToValue(TimeSpan span) => span;

    public override JobId ReadId(DbDataReader reader, int ordinal) => new(reader.GetGuid(ordinal));

    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);

    public override ValueTask OpenedAsync(DbConnection connection, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask<IDisposable?> EnterWriterAsync(DbConnection connection, CancellationToken cancellationToken) => new((IDisposable?)null);

    public override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);

    public override bool IsTransient(Exception error) => error is DbException { IsTransient: true };

    public override Exception Explain(Exception error, DbConnection? connection, bool inCallersTransaction) => error;

    public override async Task<int?> ReadVersionAsync(StoreSession session, string feature, CancellationToken cancellationToken)
    {
        // Asked of the catalogue first: a missing table would abort a caller's transaction.
        var found = session.Command("SELECT to_regclass(@table) IS NOT NULL").With("table", Tables.Versions);
        await using (found.ConfigureAwait(false))
        {
            if (!(bool)(await found.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!)
            {
                return null;
            }
        }

        var version = session.Command($"SELECT version FROM {Tables.Versions} WHERE feature = @feature").With("feature", feature);
        await using (version.ConfigureAwait(false))
        {
            return (int?)await version.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) => throw Unfinished();

    public override Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        StoreSession session, JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) => throw Unfinished();

    public override Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        StoreSession session, ClaimRequest request, CancellationToken cancellationToken) => throw Unfinished();

    public override Task<IReadOnlyList<RenewReceipt>> RenewAsync(
        StoreSession session, IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) => throw Unfinished();

    public override Task<IReadOnlyList<SettleReceipt>> SettleAsync(
        StoreSession session, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) => throw Unfinished();

    public override Task<IReadOnlyList<bool>> WriteProgressAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) => throw Unfinished();

    public override Task<SweepResult> SweepAsync(StoreSession session, int maxAbandons, int limit, CancellationToken cancellationToken) =>
        throw Unfinished();

    public override Task<IReadOnlyList<SettledJob>> ExpireAsync(StoreSession session, int limit, CancellationToken cancellationToken) =>
        throw Unfinished();

    public override Task<int> PruneAsync(
        StoreSession session, JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) => throw Unfinished();

    public override Task AddStatisticsAsync(
        StoreSession session, IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) => throw Unfinished();

    private static JobStoreException Unfinished() => new("The PostgreSQL dialect is not finished in this build. Use SQLite.");
}
