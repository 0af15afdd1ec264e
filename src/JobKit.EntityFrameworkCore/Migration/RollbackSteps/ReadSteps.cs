using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>The steps of one rollback.</summary>
internal static class ReadSteps
{
    public static async Task<IReadOnlyList<RollbackStep>> RunAsync(StoreSession session, string key, long epoch, CancellationToken cancellationToken) =>
        await session.Command($"SELECT step, state, attempt, count, detail FROM {Table(session)} WHERE key = @key AND epoch = @epoch")
            .With("key", key)
            .With("epoch", epoch)
            .RowsAsync(
                row => new RollbackStep(key, epoch, row.GetString(0), (RollbackStepState)row.GetInt32(1), row.GetInt32(2), row.GetNumber(3), row.GetText(4)),
                cancellationToken)
            .ConfigureAwait(false);

    public static string Table(StoreSession session) => session.Dialect.Tables.Named(RollbackStepTable.TableName);
}
