using JobKit.Migration;

namespace JobKit.Testing;

/// <summary>I47: the lease of a rollout has a term that strictly increases, and older terms are refused.</summary>
internal static class RolloutLeaseChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I47", "a rollout's lease has one holder, whose renewals keep the term", OneHolder, ConformanceCapability.Rollouts),
        new("I47", "a lease that has ended is taken with a higher term, by its last owner too", HigherTerm, ConformanceCapability.Rollouts),
        new("I47", "a write under an older term, another owner's, or a lease that has ended writes nothing", OlderTerm, ConformanceCapability.Rollouts),
        new("I47", "of many nodes that take a lease at once one gets it", Crowd, ConformanceCapability.Rollouts),
        new("I47", "a rollout that is not there has no lease", Missing, ConformanceCapability.Rollouts),
    ];

    private static async Task OneHolder(Scene scene)
    {
        var one = await RolloutScene.BegunAsync(scene);
        var other = await RolloutScene.NodeAsync(scene);
        var taken = await TakeAsync(scene, one, "one");
        var refused = await other.TakeLeaseAsync(RolloutScene.Key, "other", Scene.Long, scene.Token);
        await scene.TickAsync();
        var renewed = await TakeAsync(scene, one, "one");

        scene.Same("another's lease", null, refused);
        scene.Same("the renewed term", taken.Term, renewed.Term);
        scene.True(renewed.Until > taken.Until, $"an end after {taken.Until:O}", $"{renewed.Until:O}");
    }

    private static async Task HigherTerm(Scene scene)
    {
        var store = await RolloutScene.BegunAsync(scene);
        var terms = new List<long>();
        foreach (var owner in new[] { "one", "other", "other", "one" })
        {
            var lease = await TakeAsync(scene, store, owner, scene.Short);
            terms.Add(lease.Term);
            await scene.PassAsync(lease.Until);
        }

        scene.SameItems("terms", terms.Distinct().Order(), terms);
    }

    private static async Task OlderTerm(Scene scene)
    {
        var store = await RolloutScene.BegunAsync(scene);
        var old = await TakeAsync(scene, store, "one", scene.Short);
        await scene.PassAsync(old.Until);

        scene.Same("a write under a lease that has ended", null, await WriteAsync(scene, store, old));
        var present = await TakeAsync(scene, store, "one");
        scene.Same("a write under the older term", null, await WriteAsync(scene, store, old));
        scene.Same("another owner's write under the term", null, await WriteAsync(scene, store, present with { Owner = "other" }));
        scene.Same("the version", 1, (await RolloutScene.ReadAsync(scene, store)).Version);
        scene.Given("a write under the present term", await WriteAsync(scene, store, present));
    }

    private static async Task Crowd(Scene scene)
    {
        var first = await RolloutScene.BegunAsync(scene);
        var nodes = new[] { first, await RolloutScene.NodeAsync(scene), await RolloutScene.NodeAsync(scene), await RolloutScene.NodeAsync(scene) };
        var leases = await scene.AtOnceAsync(16, index => nodes[index % nodes.Length].TakeLeaseAsync(RolloutScene.Key, $"node-{index}", Scene.Long, scene.Token));

        scene.Same("holders", 1, leases.Count(lease => lease is not null));
    }

    private static async Task Missing(Scene scene) =>
        scene.Same("a lease", null, await (await RolloutScene.NodeAsync(scene)).TakeLeaseAsync("nothing", "one", Scene.Long, scene.Token));

    private static async Task<RolloutLease> TakeAsync(Scene scene, IRolloutStore store, string owner, TimeSpan? duration = null) =>
        scene.Given($"{owner}'s lease", await store.TakeLeaseAsync(RolloutScene.Key, owner, duration ?? Scene.Long, scene.Token));

    private static Task<StoredRollout?> WriteAsync(Scene scene, IRolloutStore store, RolloutLease lease) =>
        store.WriteAsync(RolloutScene.Write(1, lease: lease), scene.Token);
}
