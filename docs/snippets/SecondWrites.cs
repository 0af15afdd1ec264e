using JobKit;
using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

internal sealed record Account(string Id, string Email, long Revision);

internal sealed class BankContext(DbContextOptions<BankContext> options) : DbContext(options);

internal sealed class Accounts(BankContext db, Func<string, CancellationToken, Task<Account>> legacy, Func<Account, CancellationToken, Task> candidate)
{
    #region second-write
    public async Task RenameAsync(Account account, RouteDecision decision, CancellationToken ct)
    {
        db.Update(account);                                                             // the first write, by the side that answers
        if (SecondWrite.Of(decision, "accounts", account.Id) is { } second)             // null where one store is enough
            db.Enqueue(new CopyAccount(second.To, account.Id), second.Options);
        await db.SaveChangesAsync(ct);                                                  // both, or neither
    }

    public async Task HandleAsync(CopyAccount job, JobContext context, CancellationToken ct)
    {
        var now = await legacy(job.Id, ct);                                             // as it is, not as it was then
        await candidate(now, ct);                                                       // UPDATE ... WHERE revision < @revision
    }
    #endregion
}

internal sealed record CopyAccount(MigrationSide To, string Id);
