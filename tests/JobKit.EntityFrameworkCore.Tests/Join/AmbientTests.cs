// Enqueue and EnqueueAsync are two things here: the tracked insert, and the immediate one.
#pragma warning disable MA0042
using System.Transactions;

namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>An ambient transaction (TransactionScope), which PostgreSQL's provider joins.</summary>
public sealed class AmbientTests
{
    [Theory]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Every_door_of_enqueue_shares_its_fate_and_workers_hear_of_it_after_the_commit(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        foreach (var completes in new[] { false, true })
        {
            app.Db.ChangeTracker.Clear();
            var ids = new List<JobId>();
            await app.InStrategyAsync(async () =>
            {
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
                ids.Add(app.Db.Enqueue(new SendMail("tracked")));
                await app.Db.SaveChangesAsync();
                ids.Add(await app.Db.EnqueueAsync(new SendMail("written"), new() { UniqueKey = "k" }));
                ids.Add(await app.Queue.EnqueueAsync(new SendMail("queued")));
                app.Wakes.Woken.Should().BeEmpty();
                if (completes)
                {
                    scope.Complete();
                }
            });

            (await app.Store.GetStatesAsync(ids, default)).Should().HaveCount(completes ? 3 : 0);
            app.Wakes.Woken.Distinct().Should().HaveCount(completes ? 1 : 0);
        }
    }

    [Theory]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task A_completion_and_the_handlers_changes_share_its_fate(TestDatabase database)
    {
        await using var app = await NoteApp.StartAsync(database);
        foreach (var completes in new[] { false, true })
        {
            app.Db.ChangeTracker.Clear();
            var lease = await app.ClaimAsync();
            await app.InStrategyAsync(async () =>
            {
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
                app.Db.Notes.Add(new() { Text = "done" });
                await new HeldContext(lease).CompleteWithAsync(app.Db);
                if (completes)
                {
                    scope.Complete();
                }
            });

            (await app.Store.GetAsync(lease.JobId, null, default))!.Status.Should().Be(completes ? JobStatus.Completed : JobStatus.Processing);
            (await app.NotesAsync()).Should().Be(completes ? 1 : 0);
        }
    }
}
