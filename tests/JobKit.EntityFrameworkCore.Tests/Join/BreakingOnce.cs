using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>Has the server end the next connection that a context opens, before its first statement.</summary>
internal sealed class BreakingOnce : DbConnectionInterceptor
{
    public bool Next { get; set; }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Break(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Break(connection);
        return Task.CompletedTask;
    }

    private void Break(DbConnection connection)
    {
        if (!Next)
        {
            return;
        }

        Next = false;
        using var other = new NpgsqlConnection(connection.ConnectionString + ";Pooling=false");
        other.Open();
        using var end = new NpgsqlCommand("SELECT pg_terminate_backend(@backend, 30000)", other);
        end.Parameters.AddWithValue("backend", ((NpgsqlConnection)connection).ProcessID);
        end.ExecuteScalar().Should().Be(true);
    }
}
