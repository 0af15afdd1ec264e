using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobKit.Chaos;

/// <summary>Reads rows with a query of the controller's own, past the product's code.</summary>
internal static class Rows
{
    /// <summary>Reads, once more where the session in the pool had died with its server.</summary>
    public static async Task<List<T>> ReadAsync<T>(ChaosStore store, string sql, Func<DbDataReader, T> read)
    {
        try
        {
            return await ReadOnceAsync(store, sql, read);
        }
        catch (NpgsqlException)
        {
            NpgsqlConnection.ClearAllPools();
            return await ReadOnceAsync(store, sql, read);
        }
    }

    public static async Task ExecuteAsync(ChaosStore store, string sql)
    {
        await using var db = store.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<T>> ReadOnceAsync<T>(ChaosStore store, string sql, Func<DbDataReader, T> read)
    {
        await using var db = store.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
