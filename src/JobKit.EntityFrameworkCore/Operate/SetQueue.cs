using System.Globalization;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Sets a queue's pause and limit; a change that changes nothing is not audited.</summary>
internal static class SetQueue
{
    public static Task RunAsync(
        StoreSession session, string queue, QueueChange change, OperatorAction by, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                var table = session.Dialect.Tables.Queues;
                // First the row, so that two who set a new queue at once wait for each other.
                await session.Command(
                    $"INSERT INTO {table} (name, paused, concurrency, version) VALUES (@name, FALSE, NULL, 0) ON CONFLICT (name) DO NOTHING")
                    .With("name", queue)
                    .RunAsync(cancellationToken)
                    .ConfigureAwait(false);
                var before = (await session.Command(
                    $"SELECT name, paused, concurrency FROM {table} WHERE name = @name {session.Dialect.ForUpdateSql}")
                    .With("name", queue)
                    .RowsAsync(row => new QueueSetting(row.GetString(0), row.GetBoolean(1), row.GetNumber(2)), cancellationToken)
                    .ConfigureAwait(false))[0];
                var after = before with
                {
                    Paused = change.Paused ?? before.Paused,
                    Concurrency = change.SetsConcurrency ? change.Concurrency : before.Concurrency,
                };
                if (after != before)
                {
                    await WriteAsync(session, after, cancellationToken).ConfigureAwait(false);
                    await WriteAudit.RunAsync(session, by, Name(before, after), queue, Text(before), Text(after), cancellationToken)
                        .ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);

    private static Task<int> WriteAsync(StoreSession session, QueueSetting setting, CancellationToken cancellationToken)
    {
        var limit = setting.Concurrency?.ToString(CultureInfo.InvariantCulture) ?? "NULL";
        return session.Command(
            $"""
            UPDATE {session.Dialect.Tables.Queues}
            SET paused = @paused, concurrency = {limit}, version = version + 1
            WHERE name = @name
            """)
            .With("paused", setting.Paused)
            .With("name", setting.Name)
            .RunAsync(cancellationToken);
    }

    private static string Name(QueueSetting before, QueueSetting after) =>
        before.Paused == after.Paused ? "queue.limit" : after.Paused ? "queue.pause" : "queue.resume";

    private static string Text(QueueSetting setting) =>
        (setting.Paused ? "paused" : "running") + (setting.Concurrency is { } limit ? string.Create(CultureInfo.InvariantCulture, $", limit {limit}") : string.Empty);
}
