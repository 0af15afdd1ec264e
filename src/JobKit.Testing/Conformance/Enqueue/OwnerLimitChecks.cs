using JobKit.Storage;
using static JobKit.Storage.EnqueueOutcome;

namespace JobKit.Testing;

/// <summary>I37: an owner never has more live jobs than allowed.</summary>
internal static class OwnerLimitChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I37", "of 100 concurrent starts with a limit of 3 exactly 3 are stored", Concurrent),
        new("I37", "running jobs count, ended and hidden jobs and other owners' do not", WhatCounts),
        new("I37", "a batch counts its own jobs", Batch),
    ];

    private static NewJob Owned(string owner = "ann") => Scene.Job(job => job with { Owner = owner, OwnerLimit = 3 });

    private static async Task Concurrent(Scene scene)
    {
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var receipts = await scene.AtOnceAsync(100, index => scene.TryStoreAsync(Owned(), nodes[index % 2]));

        scene.Same("starts answered Stored", 3, receipts.Count(receipt => receipt.Outcome is Stored));
        scene.Same("starts answered OwnerLimit", 97, receipts.Count(receipt => receipt.Outcome is OwnerLimit));
        scene.Same("jobs stored", 3, (await scene.ClaimAsync()).Count);
    }

    private static async Task WhatCounts(Scene scene)
    {
        await scene.EndAsync(JobStatus.Completed, job => job with { Owner = "ann" });
        await scene.HoldAsync(job => job with { Owner = "ann" });
        await scene.StoreAsync(job => job with { Owner = "ann", Hidden = true });
        await scene.StoreAsync(job => job with { Owner = "ann" });
        await scene.StoreManyAsync(3, (job, _) => job with { Owner = "bob" });

        scene.Same("the third start", Stored, (await scene.TryStoreAsync(Owned())).Outcome);
        scene.Same("the fourth start", OwnerLimit, (await scene.TryStoreAsync(Owned())).Outcome);
    }

    private static async Task Batch(Scene scene)
    {
        var refused = await scene.Store.EnqueueAsync([.. Enumerable.Range(0, 4).Select(_ => Owned())], EnqueueMode.AllOrNone, scene.Token);
        scene.True(refused.Any(receipt => receipt.Outcome is OwnerLimit), "four at once to be refused", "no answer is OwnerLimit");
        scene.Same("jobs stored", 0, (await scene.ClaimAsync()).Count);

        var alone = await scene.Store.EnqueueAsync([.. Enumerable.Range(0, 5).Select(_ => Owned())], EnqueueMode.EachAlone, scene.Token);
        scene.SameItems("five, each alone", [Stored, Stored, Stored, OwnerLimit, OwnerLimit], alone.Select(receipt => receipt.Outcome));
    }
}
