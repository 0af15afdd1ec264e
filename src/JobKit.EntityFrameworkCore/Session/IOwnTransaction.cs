using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>A transaction of the store's own; its disposal rolls back what was not committed.</summary>
internal interface IOwnTransaction : IAsyncDisposable
{
    /// <summary>What commands in it must carry, or null where they need not.</summary>
    DbTransaction? Carried { get; }

    Task CommitAsync(CancellationToken cancellationToken);
}
