using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>Counts how often connections are opened, in vain or not.</summary>
internal sealed class CountedOpenings : DbConnectionInterceptor
{
    public int Count { get; private set; }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Count++;
        return new(result);
    }
}
