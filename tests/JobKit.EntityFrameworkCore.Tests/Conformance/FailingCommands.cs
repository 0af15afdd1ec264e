using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore.Tests.Conformance;

/// <summary>Lets the next so many openings fail with the error that SQLite gives while another connection has the file.</summary>
internal sealed class FailingCommands : DbConnectionInterceptor
{
    private int _left;

    public void Fail(int count) => Interlocked.Exchange(ref _left, count);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            throw new Microsoft.Data.Sqlite.SqliteException("SQLite Error 5: 'database is locked'.", 5);
        }

        return new(result);
    }
}
