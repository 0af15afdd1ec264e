using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Tells SQLite's errors by their message, since the provider's own types are not referenced here.</summary>
internal static class SqliteErrors
{
    private const string Prefix = "SQLite Error ";

    /// <summary>Another connection has the file (5, of which 517 is a kind) or the table (6).</summary>
    public static bool IsBusy(Exception error) => CodeOf(error) is 5 or 6;

    public static Exception Explain(Exception error, DbConnection? connection, bool inCallersTransaction) => CodeOf(error) switch
    {
        5 or 6 when inCallersTransaction => new JobStoreException(
            "The open SQLite transaction could not be written to, because another connection wrote after it had read. It must be rolled back and run again; begin it with BeginTransaction(), not with deferred: true or ReadUncommitted, and it takes its turn to write at once.",
            error),
        5 or 6 => new JobStoreException($"The SQLite database {Place(connection)} stayed locked by another connection. Look for a transaction that is kept open.", error),
        8 => new JobStoreException($"The SQLite database {Place(connection)} is read-only. Give the app the right to write the file and its folder.", error),
        14 => new JobStoreException(
            $"The SQLite database {Place(connection)} cannot be opened. Create its folder, give the app the right to write there, or correct 'Data Source' in the connection string.",
            error),
        26 => new JobStoreException($"The file {Place(connection)} is not a SQLite database. Correct 'Data Source' in the connection string.", error),
        _ => error,
    };

    private static string Place(DbConnection? connection) => connection is null ? "of the connection string" : $"'{connection.DataSource}'";

    private static int CodeOf(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException && cause.Message.StartsWith(Prefix, StringComparison.Ordinal))
            {
                var digits = cause.Message.AsSpan(Prefix.Length);
                var end = digits.IndexOf(':');
                return end > 0 && int.TryParse(digits[..end], out var code) ? code : 0;
            }
        }

        return 0;
    }
}
