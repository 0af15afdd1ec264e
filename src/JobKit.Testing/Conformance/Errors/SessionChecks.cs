using JobKit.Storage;
using static JobKit.Testing.ConformanceCapability;

namespace JobKit.Testing;

/// <summary>I45: nothing rests on a database session.</summary>
internal static class SessionChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I45", "a job's whole life passes where no call keeps the session of the one before", WholeLife, Sessionless),
        new("I45", "concurrent claimers without sessions take each job once", Crowd, Sessionless),
    ];

    private static async Task WholeLife(Scene scene)
    {
        var store = await scene.Target.CreateSessionlessStoreAsync!(scene.Token);
        var job = Scene.Job(job => job with { UniqueKey = "key", LimitKey = "limit", Owner = "ann", OwnerLimit = 2 });
        scene.Same("the enqueue", EnqueueOutcome.Stored, (await scene.TryStoreAsync(job, store)).Outcome);
        var first = (await scene.ClaimAsync(store: store, shape: request => request with { LeaseDuration = scene.Short }))[0];
        await scene.PassAsync(first.LeaseUntil);
        scene.Same("the sweep", 1, (await store.SweepAsync(3, 10, scene.Token)).Swept);
        var second = (await scene.ClaimAsync(store: store))[0];
        scene.True((await store.RenewAsync([second.Lease], Scene.Long, scene.Token))[0].Held, "the lease to be held", "it is lost");
        scene.SameItems("progress", [true], await store.WriteProgressAsync([new(job.Id, second.Epoch, 50, "half")], scene.Token));
        scene.Same("the stale settle", SettleOutcome.LeaseLost, (await scene.SettleAsync(job.Id, first.Epoch, JobVerb.Complete, store: store)).Outcome);
        scene.Same("the settle", SettleOutcome.Accepted, (await scene.SettleAsync(job.Id, second.Epoch, JobVerb.Complete, store: store)).Outcome);
    }

    private static async Task Crowd(Scene scene)
    {
        await scene.StoreManyAsync(200);
        var claims = await scene.AtOnceAsync(8, async _ =>
        {
            var store = await scene.Target.CreateSessionlessStoreAsync!(scene.Token);
            var taken = new List<JobId>();
            while (await scene.ClaimAsync(7, store: store) is { Count: > 0 } claimed)
            {
                taken.AddRange(claimed.Select(job => job.Id));
            }

            return taken;
        });

        scene.Same("jobs claimed", 200, claims.Sum(taken => taken.Count));
        scene.Same("different jobs", 200, claims.SelectMany(taken => taken).Distinct().Count());
    }
}
