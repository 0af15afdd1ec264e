using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>What a backfill needs of the app.</summary>
internal sealed class BackfillParts(
    IServiceScopeFactory scopes, IBackfillStore store, IEnqueueReport report, TimeProvider clock, ISessionSource? source = null)
{
    private readonly SessionCalls? _calls = source is null ? null : new(source);

    public IServiceScopeFactory Scopes => scopes;

    public IBackfillStore Store => store;

    public IEnqueueReport Report => report;

    public TimeProvider Clock => clock;

    /// <summary>A call of the jobs' database, in a transaction of its own.</summary>
    public Task<T> CallAsync<T>(Func<StoreSession, Task<T>> call, CancellationToken cancellationToken) =>
        (_calls ?? throw new InvalidOperationException(
            "The jobs are not kept through Entity Framework Core, so a backfill cannot write them. Call UseEntityFrameworkCore() in AddBackgroundJobs()."))
        .CallAsync(session => session.InTransactionAsync(() => call(session), cancellationToken), cancellationToken);
}
