using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Runs a command once and reads all it returns.</summary>
internal static class DbRows
{
    /// <summary>The rows of the command's last statement, each read by <paramref name="row"/>.</summary>
    /// <param name="command">Disposed at the end.</param>
    /// <param name="row">Reads the present row; it is buffered, so nothing in it waits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="before">How many statements of the text return rows before the last one; those rows are passed over.</param>
    public static async Task<List<T>> RowsAsync<T>(
        this DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellationToken, int before = 0)
    {
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (; before > 0; before--)
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }

                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(row(reader));
                }

                return rows;
            }
        }
    }

    /// <summary>The rows of a single statement, read on the calling thread, which waits for the answer.</summary>
    public static List<T> Rows<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        using (command)
        using (cancellationToken.UnsafeRegister(static state => ((DbCommand)state!).Cancel(), command))
        {
            try
            {
                using var reader = command.ExecuteReader();
                var rows = new List<T>();
                while (reader.Read())
                {
                    rows.Add(row(reader));
                }

                return rows;
            }
            catch (DbException error) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("The statement was cancelled.", error, cancellationToken);
            }
        }
    }

    /// <summary>Runs it for its effect; gives how many rows it changed.</summary>
    public static async Task<int> RunAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
