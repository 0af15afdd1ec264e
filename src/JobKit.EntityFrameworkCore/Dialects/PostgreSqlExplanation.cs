using System.Data.Common;
using System.Net.Sockets;

namespace JobKit.EntityFrameworkCore;

/// <summary>Says of an error that the app's owner must mend where it was met and how it is mended; the password is never told.</summary>
internal static class PostgreSqlExplanation
{
    /// <summary>Null where nothing is known better than the error itself.</summary>
    public static JobStoreException? Of(Exception error, DbConnection? connection)
    {
        for (var cause = error; cause is not null and not JobStoreException; cause = cause.InnerException)
        {
            var text = cause switch
            {
                DbException { SqlState: { } state } told => Told(state, Line(told), Place(connection), Database(connection)),
                SocketException { SocketErrorCode: not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown) } unreached =>
                    $"The PostgreSQL server {Place(connection)}, asked for the database {Database(connection)}, cannot be reached: {Line(unreached)}. Start it, open the way to it, or correct 'Host' and 'Port' in the connection string.",
                _ => null,
            };
            if (text is not null)
            {
                return new(text, error);
            }
        }

        return null;
    }

    private static string? Told(string state, string said, string place, string database) => state switch
    {
        "3D000" =>
            $"The PostgreSQL server {place} has no database {database}. Create it, or correct 'Database' in the connection string.",
        "28P01" or "28000" =>
            $"The PostgreSQL server {place} refused the sign-in to the database {database}: {said}. Correct 'Username' and 'Password' in the connection string, or let the user in (pg_hba.conf).",
        "3F000" or "42P01" =>
            $"The PostgreSQL database {database} at {place} lacks a schema or table of JobKit: {said}. Apply JobKit's migrations, or correct 'Database' in the connection string or the schema given to AddBackgroundJobs.",
        "42501" =>
            $"The PostgreSQL database {database} at {place} denies the user a right: {said}. Grant USAGE on JobKit's schema and SELECT, INSERT, UPDATE and DELETE on its tables; a migration needs CREATE on the database.",
        _ => null,
    };

    private static string Place(DbConnection? connection) => connection is null ? "of the connection string" : $"'{connection.DataSource}'";

    private static string Database(DbConnection? connection) => connection is null ? "of the connection string" : $"'{connection.Database}'";

    // Behind the first line stand a detail and a hint, which may quote rows.
    private static string Line(Exception error) => error.Message.Split('\n', 2)[0].TrimEnd('\r', '.');
}
