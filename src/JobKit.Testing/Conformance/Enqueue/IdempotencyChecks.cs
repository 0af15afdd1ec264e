using JobKit.Storage;
using static JobKit.Storage.EnqueueOutcome;

namespace JobKit.Testing;

/// <summary>I3: an id names one job for ever.</summary>
internal static class IdempotencyChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I3", "the same id with the same content is a success without a second row", Repeated),
        new("I3", "the same id with other content is a conflict and changes nothing", Conflicts),
        new("I3", "of many concurrent enqueues of one job exactly one stores it", Concurrent),
        new("I3", "the same job twice in one call is stored once", TwiceInOneCall),
        new("I3", "a repeat is recognised after the job has ended", AfterTheEnd),
        new("I3", "a repeat is recognised before its own unique key and its owner's limit are looked at", BeforeLimits),
    ];

    private static async Task Repeated(Scene scene)
    {
        var job = Scene.Job();
        await scene.TryStoreAsync(job);

        scene.Same("the answer to the repeat", new EnqueueReceipt(job.Id, AlreadyStored), await scene.TryStoreAsync(job));
        scene.Same("jobs to claim", 1, (await scene.ClaimAsync()).Count);
    }

    private static async Task Conflicts(Scene scene)
    {
        var first = Scene.Job(job => job with { Payload = """{"n":1}""" });
        var second = Scene.Job(job => job with { Id = first.Id, Payload = """{"n":2}""" });
        await scene.TryStoreAsync(first);

        scene.Same("the answer to other content", new EnqueueReceipt(first.Id, Conflict), await scene.TryStoreAsync(second));
        scene.Same("the payload", first.Payload, (await scene.ReadAsync(first.Id)).Payload);
    }

    private static async Task Concurrent(Scene scene)
    {
        var job = Scene.Job();
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var receipts = await scene.AtOnceAsync(32, index => scene.TryStoreAsync(job, nodes[index % 2]));

        scene.Same("enqueues answered Stored", 1, receipts.Count(receipt => receipt.Outcome is Stored));
        scene.Same("enqueues answered AlreadyStored", 31, receipts.Count(receipt => receipt.Outcome is AlreadyStored));
    }

    private static async Task TwiceInOneCall(Scene scene)
    {
        var job = Scene.Job();
        var receipts = await scene.Store.EnqueueAsync([job, job], EnqueueMode.EachAlone, scene.Token);

        scene.SameItems("the answers", [Stored, AlreadyStored], receipts.Select(receipt => receipt.Outcome));
        scene.Same("jobs to claim", 1, (await scene.ClaimAsync()).Count);
    }

    private static async Task AfterTheEnd(Scene scene)
    {
        var job = Scene.Job();
        await scene.TryStoreAsync(job);
        await scene.SettledAsync(await scene.ClaimOneAsync(), JobVerb.Complete);

        scene.Same("the answer to the repeat", AlreadyStored, (await scene.TryStoreAsync(job)).Outcome);
        scene.Same("the status", JobStatus.Completed, (await scene.ReadAsync(job.Id)).Status);
    }

    private static async Task BeforeLimits(Scene scene)
    {
        var job = Scene.Job(job => job with { UniqueKey = "key", Owner = "ann", OwnerLimit = 1 });
        await scene.TryStoreAsync(job);
        var sameKey = Scene.Job(other => other with { UniqueKey = "key", Owner = "ann", OwnerLimit = 1 });

        scene.Same("the answer to the repeat", new EnqueueReceipt(job.Id, AlreadyStored), await scene.TryStoreAsync(job));
        scene.Same("the answer to its unique key", new EnqueueReceipt(job.Id, UniqueKeyHeld), await scene.TryStoreAsync(sameKey));
    }
}
