using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I30, I31 and I32: any number of sweepers, bounded, for jobs of every type.</summary>
internal static class SweepBatchChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I30", "eight sweepers at once do what one would", Many),
        new("I31", "a sweep takes no more than its limit, the longest dead first, and comes to the last", Bounded),
        new("I32", "a sweep takes jobs of types that nobody asks for", AnyType),
    ];

    private static async Task<IReadOnlyList<ClaimedJob>> LoseManyAsync(Scene scene, int count, Func<NewJob, int, NewJob>? shape = null)
    {
        await scene.StoreManyAsync(count, shape);
        var claimed = await scene.ClaimAsync(
            count, request => request with { LeaseDuration = scene.Short, Types = [Scene.Type, "conformance.unknown"] });
        await scene.PassAsync(claimed.Max(job => job.LeaseUntil));
        return claimed;
    }

    private static async Task Many(Scene scene)
    {
        var lost = await LoseManyAsync(scene, 40);
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var results = await scene.AtOnceAsync(8, index => nodes[index % 2].SweepAsync(3, 1000, scene.Token));
        var left = await scene.Store.SweepAsync(3, 1000, scene.Token);

        scene.Same("jobs swept, by all together", 40, results.Sum(result => result.Swept) + left.Swept);
        foreach (var job in lost)
        {
            scene.Same("abandons", 1, (await scene.ReadAsync(job.Id)).AbandonCount);
        }
    }

    private static async Task Bounded(Scene scene)
    {
        var first = await scene.HoldAsync(lease: scene.Short);
        await scene.PassAsync(first.ClaimedAt + TimeSpan.FromMilliseconds(5));
        var later = await LoseManyAsync(scene, 24);

        scene.Same("jobs at a limit of one", 1, (await scene.Store.SweepAsync(3, 1, scene.Token)).Swept);
        scene.Same("the longest dead", JobStatus.Pending, (await scene.ReadAsync(first.Id)).Status);
        scene.Same("jobs at a limit of ten", 10, (await scene.Store.SweepAsync(3, 10, scene.Token)).Swept);
        scene.Same("jobs at the next", 10, (await scene.Store.SweepAsync(3, 10, scene.Token)).Swept);
        scene.Same("jobs at the last", 4, (await scene.Store.SweepAsync(3, 10, scene.Token)).Swept);
        var states = await scene.Store.GetStatesAsync([.. later.Select(job => job.Id)], scene.Token);
        scene.Same("jobs pending again", 24, states.Count(state => state.Status is JobStatus.Pending));
    }

    private static async Task AnyType(Scene scene)
    {
        await LoseManyAsync(scene, 4, (job, index) => job with { Type = index % 2 == 0 ? Scene.Type : "conformance.unknown" });
        var other = await scene.AnotherNodeAsync();

        scene.Same("jobs swept", 4, (await other.SweepAsync(3, 10, scene.Token)).Swept);
    }
}
