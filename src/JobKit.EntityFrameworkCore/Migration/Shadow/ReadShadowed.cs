using System.Data.Common;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Rows as they are kept.</summary>
internal static class ReadShadowed
{
    private const string Columns =
        "id, key, epoch, job_id, control_json, hash, stamp, noise, class, signature, differences_json, created_at, expires_at";

    public static async Task<ShadowRow?> OneAsync(StoreSession session, JobId id, CancellationToken cancellationToken) =>
        (await session.Command($"SELECT {Columns} FROM {Table(session)} WHERE id = @id")
            .With("id", session.Dialect.ToValue(id))
            .RowsAsync(row => Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false)).FirstOrDefault();

    /// <summary>A rollout's without a verdict that are old enough, the oldest first.</summary>
    public static async Task<IReadOnlyList<ShadowRow>> OpenAsync(
        StoreSession session, string key, TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
        return await session.Command(
            $"SELECT {Columns} FROM {Table(session)} WHERE class IS NULL AND created_at <= @until AND key = @key AND NOT noise ORDER BY created_at, id LIMIT @limit")
            .With("key", key)
            .With("until", session.Dialect.ToValue(now - age))
            .With("limit", limit)
            .RowsAsync(row => Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);
    }

    public static string Table(StoreSession session) => session.Dialect.Tables.Named(ShadowTable.TableName);

    private static ShadowRow Read(Dialect dialect, DbDataReader row) => new()
    {
        Id = dialect.ReadId(row, 0),
        Key = row.GetString(1),
        Epoch = row.GetInt64(2),
        JobId = dialect.ReadOptionalId(row, 3),
        ControlJson = row.GetText(4),
        Hash = row.GetString(5),
        Stamp = row.GetString(6),
        IsNoise = row.GetBoolean(7),
        Verdict = row.IsDBNull(8) ? null : new((ShadowClass)row.GetInt16(8), row.GetText(9), row.GetText(10)),
        CreatedAt = dialect.ReadInstant(row, 11),
        ExpiresAt = dialect.ReadInstant(row, 12),
    };
}
