using System.Data.Common;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Sums of a rollout's rows.</summary>
internal static class TallyShadowed
{
    private const string Mine = "key = @key AND noise = @noise AND epoch = @epoch";

    public static async Task<ShadowTally?> RunAsync(StoreSession session, string key, long? epoch, bool isNoise, int groups, CancellationToken cancellationToken)
    {
        var wanted = epoch ?? await NewestAsync(session, key, isNoise, cancellationToken).ConfigureAwait(false);
        if (wanted is not { } found)
        {
            return null;
        }

        var counts = await Command(session, $"SELECT class, count(*) FROM {ReadShadowed.Table(session)} WHERE {Mine} GROUP BY class", key, found, isNoise)
            .RowsAsync(row => (Class: row.IsDBNull(0) ? (ShadowClass?)null : (ShadowClass)row.GetInt16(0), Count: row.GetInt64(1)), cancellationToken)
            .ConfigureAwait(false);
        return counts.Count == 0 ? null : new()
        {
            Epoch = found,
            Open = counts.Where(it => it.Class is null).Sum(it => it.Count),
            Counts = counts.Where(it => it.Class is not null).ToDictionary(it => it.Class!.Value, it => it.Count),
            Groups = await GroupsAsync(session, key, found, isNoise, groups, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<long?> NewestAsync(StoreSession session, string key, bool isNoise, CancellationToken cancellationToken) =>
        (await session.Command($"SELECT epoch FROM {ReadShadowed.Table(session)} WHERE key = @key AND noise = @noise ORDER BY epoch DESC LIMIT 1")
            .With("key", key)
            .With("noise", isNoise)
            .RowsAsync(row => (long?)row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false)).FirstOrDefault();

    // The newest of a group by a subquery: PostgreSQL before 18 has no max() of a uuid.
    private static async Task<IReadOnlyList<ShadowTallyGroup>> GroupsAsync(
        StoreSession session, string key, long epoch, bool isNoise, int groups, CancellationToken cancellationToken)
    {
        var table = ReadShadowed.Table(session);
        return await Command(
            session,
            $"""
            SELECT g.class, g.signature, g.n,
                (SELECT x.id FROM {table} x WHERE x.{Mine.Replace(" AND ", " AND x.", StringComparison.Ordinal)}
                    AND x.class = g.class AND x.signature = g.signature ORDER BY x.id DESC LIMIT 1)
            FROM (SELECT class, signature, count(*) AS n FROM {table} WHERE {Mine} AND signature IS NOT NULL
                GROUP BY class, signature ORDER BY count(*) DESC, signature LIMIT @groups) g
            ORDER BY g.n DESC, g.signature
            """,
            key,
            epoch,
            isNoise)
            .With("groups", groups)
            .RowsAsync(row => new ShadowTallyGroup((ShadowClass)row.GetInt16(0), row.GetString(1), row.GetInt64(2), session.Dialect.ReadId(row, 3)), cancellationToken)
            .ConfigureAwait(false);
    }

    private static DbCommand Command(StoreSession session, string sql, string key, long epoch, bool isNoise) =>
        session.Command(sql).With("key", key).With("noise", isNoise).With("epoch", epoch);
}
