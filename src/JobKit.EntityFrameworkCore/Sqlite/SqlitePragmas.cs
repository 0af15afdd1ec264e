using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>What makes a commit durable and writers patient, set on each connection of the store's own.</summary>
internal static class SqlitePragmas
{
    // FULL: in WAL the looser NORMAL may lose the last commits at a power failure. The busy timeout is SQLite's own waiting, which is finer
    // than the provider's; past it the provider still waits on until the command's timeout.
    private const string Sql = "PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    public static async ValueTask SetAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
