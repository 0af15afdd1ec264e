using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore;

/// <summary>Begins the transaction of an attempt's own context as soon as it opens its connection, for commands that go past the context.</summary>
internal sealed class IsolationConnections : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Isolate(eventData);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Isolate(eventData);
        return Task.CompletedTask;
    }

    private static void Isolate(ConnectionEndEventData eventData)
    {
        // Only its own: the store makes contexts in the attempt's flow too, and what they write is meant.
        if (eventData.Context is { } context && !Isolation.BeginsLate(context) && Isolation.Of(context) is { } isolation && isolation.Holds(context))
        {
            isolation.TransactionOf(context);
        }
    }
}
