namespace JobKit.EntityFrameworkCore;

/// <summary>The settings of all queues that have any.</summary>
internal static class QueueSettings
{
    public static async Task<Dictionary<string, QueueSetting>> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var settings = await session.Command($"SELECT name, paused, concurrency FROM {session.Dialect.Tables.Queues}")
            .RowsAsync(row => new QueueSetting(row.GetString(0), row.GetBoolean(1), row.GetNumber(2)), cancellationToken)
            .ConfigureAwait(false);
        return settings.ToDictionary(setting => setting.Name, StringComparer.Ordinal);
    }
}
