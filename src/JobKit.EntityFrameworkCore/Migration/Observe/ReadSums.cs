using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>An epoch's numbers that belong to no cohort alone.</summary>
internal static class ReadSums
{
    public static async Task<Comparisons> ComparisonsAsync(StoreSession session, string key, long epoch, CancellationToken cancellationToken)
    {
        // PostgreSQL's sum of bigint is numeric.
        var sums = await session.Command(
            $"""
            SELECT CAST(coalesce(sum(cmp), 0) AS bigint), CAST(coalesce(sum(mism), 0) AS bigint) FROM {CohortCommands.Table(session)}
            WHERE key = @key AND epoch = @epoch
            """)
            .With("key", key)
            .With("epoch", epoch)
            .RowsAsync(row => new Comparisons(row.GetInt64(0), row.GetInt64(1)), cancellationToken)
            .ConfigureAwait(false);
        return sums[0];
    }

    public static async Task<IReadOnlyList<ExposureCount>> ExposuresAsync(StoreSession session, string key, long epoch, CancellationToken cancellationToken) =>
        await session.Command(
            $"""
            SELECT share_ppm, candidate, legacy FROM {session.Dialect.Tables.Named(ExposureTable.TableName)}
            WHERE key = @key AND epoch = @epoch ORDER BY share_ppm
            """)
            .With("key", key)
            .With("epoch", epoch)
            .RowsAsync(row => new ExposureCount(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken)
            .ConfigureAwait(false);
}
