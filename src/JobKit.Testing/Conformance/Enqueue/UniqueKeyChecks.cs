using JobKit.Storage;
using static JobKit.Storage.EnqueueOutcome;

namespace JobKit.Testing;

/// <summary>I4: one live job per type and unique key.</summary>
internal static class UniqueKeyChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I4", "of 256 concurrent enqueues with one key one is stored and the others get its id", Concurrent),
        new("I4", "two jobs with one key in one call: the first is stored, the second gets its id", InOneCall),
        new("I4", "the key is per type", PerType),
        new("I4", "the key is held while the job runs and while it waits for a retry", HeldWhileLive),
        new("I4", "the key is free again once the job completed", scene => FreeAfter(scene, JobStatus.Completed)),
        new("I4", "the key is free again once the job failed", scene => FreeAfter(scene, JobStatus.Failed)),
        new("I4", "the key is free again once the job was cancelled", scene => FreeAfter(scene, JobStatus.Cancelled)),
        new("I4", "a retried job gives up a key that another has taken", GivenUp),
        new("I4", "the loser of a key inserts when the winner rolls back", LoserInserts, ConformanceCapability.Transaction),
    ];

    private static NewJob Keyed() => Scene.Job(job => job with { UniqueKey = "key" });

    private static async Task Concurrent(Scene scene)
    {
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var receipts = await scene.AtOnceAsync(256, index => scene.TryStoreAsync(Keyed(), nodes[index % 2]));

        scene.Same("enqueues answered Stored", 1, receipts.Count(receipt => receipt.Outcome is Stored));
        scene.Same("enqueues answered UniqueKeyHeld", 255, receipts.Count(receipt => receipt.Outcome is UniqueKeyHeld));
        scene.Same("different ids answered", 1, receipts.Select(receipt => receipt.Id).Distinct().Count());
        scene.SameItems("the claimed jobs", [receipts[0].Id], (await scene.ClaimAsync()).Select(job => job.Id));
    }

    private static async Task InOneCall(Scene scene)
    {
        foreach (var mode in (EnqueueMode[])[EnqueueMode.EachAlone, EnqueueMode.AllOrNone])
        {
            var first = Scene.Job(job => job with { UniqueKey = $"key-{mode}" });
            var second = Scene.Job(job => job with { UniqueKey = $"key-{mode}" });
            var receipts = await scene.Store.EnqueueAsync([first, second], mode, scene.Token);
            scene.SameItems($"the answers under {mode}", [new(first.Id, Stored), new(first.Id, UniqueKeyHeld)], receipts);
        }
    }

    private static async Task PerType(Scene scene)
    {
        await scene.TryStoreAsync(Keyed());
        var other = Scene.Job(job => job with { UniqueKey = "key", Type = "conformance.other" });

        scene.Same("the answer for another type", new EnqueueReceipt(other.Id, Stored), await scene.TryStoreAsync(other));
    }

    private static async Task HeldWhileLive(Scene scene)
    {
        var job = await scene.HoldAsync(job => job with { UniqueKey = "key" });
        scene.Same("the answer while it runs", new EnqueueReceipt(job.Id, UniqueKeyHeld), await scene.TryStoreAsync(Keyed()));

        await scene.SettledAsync(job, JobVerb.RetryLater, TimeSpan.FromHours(1));
        scene.Same("the answer while it waits", new EnqueueReceipt(job.Id, UniqueKeyHeld), await scene.TryStoreAsync(Keyed()));
    }

    private static async Task FreeAfter(Scene scene, JobStatus status)
    {
        await scene.EndAsync(status, job => job with { UniqueKey = "key" });

        scene.Same("the answer afterwards", Stored, (await scene.TryStoreAsync(Keyed())).Outcome);
    }

    private static async Task GivenUp(Scene scene)
    {
        var old = await scene.EndAsync(JobStatus.Failed, job => job with { UniqueKey = "key" });
        var taker = Keyed();
        await scene.TryStoreAsync(taker);
        var receipt = await scene.Store.RetryAsync(old.Id, Scene.Somebody, scene.Token);

        scene.True(receipt.Changed, "the retry to be done", "it was not");
        scene.Same("the retried job's key", null, (await scene.ReadAsync(old.Id)).UniqueKey);
        scene.Same("the holder of the key", taker.Id, (await scene.TryStoreAsync(Keyed())).Id);
    }

    private static async Task LoserInserts(Scene scene)
    {
        var (winner, loser) = (Keyed(), Keyed());
        await using var transaction = await scene.Target.BeginTransactionAsync!(scene.Token);
        await transaction.EnqueueAsync([winner], scene.Token);
        var waiting = Task.Run(() => scene.TryStoreAsync(loser), scene.Token);
        await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, scene.Token));
        scene.True(!waiting.IsCompletedSuccessfully, "the second enqueue to wait for the first's transaction", "it was answered");
        await transaction.RollbackAsync(scene.Token);

        scene.Same("the answer after the rollback", new EnqueueReceipt(loser.Id, Stored), await waiting);
    }
}
