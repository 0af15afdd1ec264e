using System.Transactions;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I1 and I2: a job enqueued in the app's transaction is part of it.</summary>
internal static class TransactionChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I1", "a job enqueued in a transaction is there once it commits", Commits, ConformanceCapability.Transaction),
        new("I1", "a job enqueued in a transaction never was when it rolls back", RollsBack, ConformanceCapability.Transaction),
        new("I1", "rolling back to a savepoint takes back what was enqueued after it, and no more", Savepoint, ConformanceCapability.Transaction),
        new("I1", "an ambient transaction scope is joined or refused, never ignored", Scope),
        new("I2", "a job is neither claimed nor read before its transaction commits", Invisible, ConformanceCapability.Transaction),
    ];

    private static async Task Commits(Scene scene)
    {
        var job = Scene.Job();
        await using var transaction = await scene.Target.BeginTransactionAsync!(scene.Token);
        var receipts = await transaction.EnqueueAsync([job], scene.Token);
        scene.SameItems("the answers", [new(job.Id, EnqueueOutcome.Stored)], receipts);
        await transaction.CommitAsync(scene.Token);

        scene.Same("the claimed job", job.Id, (await scene.ClaimOneAsync()).Id);
    }

    private static async Task RollsBack(Scene scene)
    {
        var job = Scene.Job();
        await using (var transaction = await scene.Target.BeginTransactionAsync!(scene.Token))
        {
            await transaction.EnqueueAsync([job], scene.Token);
            await transaction.RollbackAsync(scene.Token);
        }

        scene.Same("the job after the rollback", null, await scene.Store.GetAsync(job.Id, null, scene.Token));
        scene.Same("the answer to storing it after all", EnqueueOutcome.Stored, (await scene.TryStoreAsync(job)).Outcome);
    }

    private static async Task Savepoint(Scene scene)
    {
        var (before, after) = (Scene.Job(), Scene.Job());
        await using var transaction = await scene.Target.BeginTransactionAsync!(scene.Token);
        await transaction.EnqueueAsync([before], scene.Token);
        await transaction.SetSavepointAsync("half", scene.Token);
        await transaction.EnqueueAsync([after], scene.Token);
        await transaction.RollbackToSavepointAsync("half", scene.Token);
        await transaction.CommitAsync(scene.Token);

        await scene.ReadAsync(before.Id);
        scene.Same("the job enqueued after the savepoint", null, await scene.Store.GetAsync(after.Id, null, scene.Token));
    }

    private static async Task Scope(Scene scene)
    {
        var (kept, dropped) = (Scene.Job(), Scene.Job());
        if (!await InScopeAsync(scene, dropped, complete: false))
        {
            return;
        }

        await InScopeAsync(scene, kept, complete: true);
        await scene.ReadAsync(kept.Id);
        scene.Same("the job of the scope that was not completed", null, await scene.Store.GetAsync(dropped.Id, null, scene.Token));
    }

    private static async Task<bool> InScopeAsync(Scene scene, NewJob job, bool complete)
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        try
        {
            scene.True(scene.Store.JoinsAmbientTransaction, "JoinsAmbientTransaction to be true inside a scope, or to throw", "false");
        }
        catch (JobStoreException)
        {
            return false;
        }

        await scene.TryStoreAsync(job);
        if (complete)
        {
            scope.Complete();
        }

        return true;
    }

    private static async Task Invisible(Scene scene)
    {
        var job = Scene.Job();
        var other = await scene.AnotherNodeAsync();
        await using var transaction = await scene.Target.BeginTransactionAsync!(scene.Token);
        await transaction.EnqueueAsync([job], scene.Token);

        scene.Same("the job read before the commit", null, await other.GetAsync(job.Id, null, scene.Token));

        // A database with one writer lets the claim wait for the commit; one with many answers at once, and then without the job.
        var claim = Task.Run(() => scene.ClaimAsync(store: other), scene.Token);
        await Task.WhenAny(claim, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, scene.Token));
        if (claim.IsCompletedSuccessfully)
        {
            scene.Same("jobs claimed before the commit", 0, (await claim).Count);
        }

        await transaction.CommitAsync(scene.Token);
        var late = await claim;
        var now = late.Count > 0 ? late : await scene.ClaimAsync(store: other);
        scene.SameItems("the jobs claimed after the commit", [job.Id], now.Select(claimed => claimed.Id));
    }
}
