using System.Data.Common;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Rollouts with the store's present, and the sum of their versions.</summary>
internal static class ReadRollouts
{
    private const string Columns =
        "key, version, epoch, stage, frozen_from, share_ppm, salt, plan_json, plan_hash, baseline_json, state_json, updated_at, updated_by";

    public static async Task<long> RevisionAsync(StoreSession session, CancellationToken cancellationToken) =>
        (await session.Command($"SELECT CAST(coalesce(sum(version), 0) AS bigint) FROM {Table(session)}")
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false))[0];

    public static async Task<RolloutsRead> RunAsync(StoreSession session, string? key, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var command = session.Command($"SELECT {Columns} FROM {Table(session)}{(key is null ? string.Empty : " WHERE key = @key")} ORDER BY key");
        var rows = await (key is null ? command : command.With("key", key))
            .RowsAsync(row => Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);
        return new(now, rows);
    }

    public static string Table(StoreSession session) => session.Dialect.Tables.Named(RolloutTable.TableName);

    private static StoredRollout Read(Dialect dialect, DbDataReader row) => new()
    {
        Key = row.GetString(0),
        Version = row.GetInt64(1),
        Epoch = row.GetInt64(2),
        Stage = (MigrationStage)row.GetInt16(3),
        FrozenFrom = row.IsDBNull(4) ? null : (MigrationStage)row.GetInt16(4),
        SharePpm = row.GetInt32(5),
        Salt = row.GetString(6),
        PlanJson = row.GetString(7),
        PlanHash = row.GetString(8),
        BaselineJson = row.GetText(9),
        StateJson = row.GetString(10),
        UpdatedAt = dialect.ReadInstant(row, 11),
        UpdatedBy = row.GetString(12),
    };
}
