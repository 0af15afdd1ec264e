using Npgsql;

namespace JobKit.Chaos;

/// <summary>Holds a table until it is disposed, so that a node that is to write to it stands still in the middle of its transaction.</summary>
internal sealed class TableBlock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private readonly string _table;

    private TableBlock(NpgsqlConnection connection, string table) => (_connection, _table) = (connection, table);

    public static async Task<TableBlock> TakeAsync(ChaosStore store, string table)
    {
        var connection = new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, $"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE");
        return new(connection, table);
    }

    /// <summary>The first of the processes that stands still; null when none does for so long.</summary>
    public async Task<ChildProcess?> FirstAsync(IReadOnlyList<ChildProcess> processes, TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < patience)
        {
            await using var command = _connection.CreateCommand();
            command.CommandText =
                $"SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE NOT l.granted AND l.relation = '{_table}'::regclass";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var name = reader.GetString(0);
                if (processes.FirstOrDefault(process => process.Name == name) is { } found)
                    return found;
            }

            await Clock.Delay(2);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection.State == System.Data.ConnectionState.Open)
            await RunAsync(_connection, "ROLLBACK");
        await _connection.DisposeAsync();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
