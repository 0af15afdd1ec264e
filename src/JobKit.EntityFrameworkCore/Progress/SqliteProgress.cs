using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes how far attempts are, each under its epoch.</summary>
internal static class SqliteProgress
{
    public static Task<IReadOnlyList<bool>> RunAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<bool>>(
            async () =>
            {
                var held = new bool[writes.Count];
                for (var index = 0; index < writes.Count; index++)
                {
                    held[index] = await session.Command(
                        $"""
                        UPDATE {session.Dialect.Tables.Jobs}
                        SET progress = @percent, step = coalesce(@step, step)
                        WHERE id = @id AND status = 1 AND epoch = @epoch
                        """)
                        .With("percent", writes[index].Percent)
                        .With("step", writes[index].Step)
                        .With("id", session.Dialect.ToValue(writes[index].JobId))
                        .With("epoch", writes[index].Epoch)
                        .RunAsync(cancellationToken)
                        .ConfigureAwait(false) == 1;
                }

                return held;
            },
            cancellationToken);
}
