using System.Data.Common;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Flags, and the highest version among them.</summary>
internal static class ReadFlags
{
    private const string Columns = "name, json, version, updated_at, updated_by";

    public static async Task<long> RevisionAsync(StoreSession session, CancellationToken cancellationToken) =>
        (await session.Command($"SELECT coalesce(max(version), 0) FROM {Table(session)}")
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false))[0];

    public static async Task<IReadOnlyList<StoredFlag>> AllAsync(StoreSession session, CancellationToken cancellationToken) =>
        await session.Command($"SELECT {Columns} FROM {Table(session)}")
            .RowsAsync(row => Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false);

    public static async Task<StoredFlag?> OneAsync(StoreSession session, string name, CancellationToken cancellationToken) =>
        (await session.Command($"SELECT {Columns} FROM {Table(session)} WHERE name = @name")
            .With("name", name)
            .RowsAsync(row => Read(session.Dialect, row), cancellationToken)
            .ConfigureAwait(false)).FirstOrDefault();

    public static string Table(StoreSession session) => session.Dialect.Tables.Named(FlagTable.TableName);

    private static StoredFlag Read(Dialect dialect, DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), dialect.ReadInstant(row, 3), row.GetString(4));
}
