using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>PostgreSQL through Npgsql: ids as <c>uuid</c>, instants as <c>timestamptz</c>, the server's clock.</summary>
internal sealed class PostgreSqlDialect : Dialect
{
    public const string ProviderName = "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>After so long without a statement the server ends the turn of a process that has stopped.</summary>
    public const string TurnEnds = "5s";

    private readonly PostgreSqlText _text;

    /// <param name="tables">The tables' names.</param>
    /// <param name="now">The store's present as SQL, for tests that put the clock off.</param>
    public PostgreSqlDialect(Tables tables, string now = PostgreSqlText.Clock)
        : base(tables)
    {
        _text = new(tables, now);
        Enqueue = new(_text);
        EnqueueChildren = new(_text, Enqueue);
        Claim = new(_text);
        Renew = new(_text);
        Settle = new(_text);
        Progress = new(_text);
        Sweep = new(_text);
        Expire = new(_text);
        Prune = new(_text);
        Statistics = new(_text);
        Backlog = new(_text);
    }

    public PostgreSqlEnqueue Enqueue { get; }

    public PostgreSqlEnqueueChildren EnqueueChildren { get; }

    public PostgreSqlClaims Claim { get; }

    public PostgreSqlRenew Renew { get; }

    public PostgreSqlSettle Settle { get; }

    public PostgreSqlProgress Progress { get; }

    public PostgreSqlSweep Sweep { get; }

    public PostgreSqlExpire Expire { get; }

    public PostgreSqlPrune Prune { get; }

    public PostgreSqlStatistics Statistics { get; }

    public PostgreSqlBacklog Backlog { get; }

    public override string NowSql => _text.Now;

    public override string ForUpdateSql => "FOR UPDATE";

    public override string? WalkSql => PostgreSqlText.Walk;

    public override object? NowValue => null;

    public override bool JoinsAmbientTransactions => true;

    public override bool AutoMigrates => false;

    public override SqlTypes Types { get; } = new(IsPostgreSql: true);

    // Of the transaction, not of the session: it works behind a pooler in transaction mode (I45).
    public override string? MigrationLockSql => "SELECT pg_advisory_xact_lock(7308332182971020900)";

    // Of the transaction, as the one above. What follows must be another statement: one's own snapshot is taken before it waits.
    public override string SnapshotSql => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    // And who goes past does not stop there: a process that is frozen or swapped out in its turn would keep every other one waiting for as
    // long as its connection lives. Of the transaction too.
    public override string? OneAtATimeSql(string place) =>
        $"SELECT set_config('idle_in_transaction_session_timeout', '{TurnEnds}', true), pg_advisory_xact_lock({_text.LockNumber("place", $"'{place}'")})";

    public override string? TryOneAtATimeSql(string place) => $"SELECT pg_try_advisory_xact_lock({_text.LockNumber("place", $"'{place}'")})";

    public override object ToValue(JobId id) => id.Value;

    public override object ToValue(DateTimeOffset instant) => EpochMicroseconds.ToInstant(EpochMicroseconds.From(instant));

    public override object ToValue(TimeSpan span) => span;

    public override string Among(string subquery) => $"= ANY(ARRAY({subquery}))";

    public override JobId ReadId(DbDataReader reader, int ordinal) => new(reader.GetGuid(ordinal));

    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);

    public override ValueTask OpenedAsync(DbConnection connection, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override async ValueTask<IOwnTransaction> BeginAsync(DbConnection connection, bool blocks, CancellationToken cancellationToken) =>
        new ProviderTransaction(
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false));

    public override bool IsTransient(Exception error) => PostgreSqlErrors.IsTransient(error);

    // In a caller's transaction what passes is left as it was: the caller's execution strategy knows it so, and tries again.
    public override Exception Explain(Exception error, DbConnection? connection, bool inCallersTransaction) =>
        inCallersTransaction && IsTransient(error) ? error : PostgreSqlExplanation.Of(error, connection) ?? error;

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
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
        Enqueue.ExecuteAsync(session, jobs, mode, cancellationToken);

    public override Task<IReadOnlyList<EnqueueReceipt>?> EnqueueChildrenAsync(
        StoreSession session, JobLease parent, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken) =>
        EnqueueChildren.ExecuteAsync(session, parent, jobs, cancellationToken);

    public override Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        StoreSession session, ClaimRequest request, CancellationToken cancellationToken) =>
        Claim.ExecuteAsync(session, request, cancellationToken);

    public override Task<IReadOnlyList<RenewReceipt>> RenewAsync(
        StoreSession session, IReadOnlyList<JobLease> leases, TimeSpan duration, CancellationToken cancellationToken) =>
        Task.FromResult(Renew.Execute(session, leases, duration, cancellationToken));

    public override Task<IReadOnlyList<SettleReceipt>> SettleAsync(
        StoreSession session, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        Settle.ExecuteAsync(session, settlements, cancellationToken);

    public override Task<IReadOnlyList<bool>> WriteProgressAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        Progress.ExecuteAsync(session, writes, cancellationToken);

    public override Task<IReadOnlyList<QueueBacklog>> ReadBacklogAsync(StoreSession session, CancellationToken cancellationToken) =>
        Backlog.ExecuteAsync(session, cancellationToken);

    public override Task<SweepResult> SweepAsync(StoreSession session, int maxAbandons, int limit, CancellationToken cancellationToken) =>
        Sweep.ExecuteAsync(session, maxAbandons, limit, cancellationToken);

    public override Task<IReadOnlyList<SettledJob>> ExpireAsync(StoreSession session, int limit, CancellationToken cancellationToken) =>
        Expire.ExecuteAsync(session, limit, cancellationToken);

    public override Task<int> PruneAsync(
        StoreSession session, JobStatus status, TimeSpan age, int limit, CancellationToken cancellationToken) =>
        Prune.ExecuteAsync(session, status, age, limit, cancellationToken);

    public override Task AddStatisticsAsync(
        StoreSession session, IReadOnlyList<StatisticsCount> counts, CancellationToken cancellationToken) =>
        Statistics.ExecuteAsync(session, counts, cancellationToken);
}
