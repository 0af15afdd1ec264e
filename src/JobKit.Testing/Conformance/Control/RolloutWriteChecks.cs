using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I48: a change of a rollout compares and sets its version, and is one with its jobs.</summary>
internal static class RolloutWriteChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I48", "a rollout is read back on every node as it was written", RoundTrip, ConformanceCapability.Rollouts),
        new("I48", "each write of any rollout changes the revision, and a lease does not", Revision, ConformanceCapability.Rollouts),
        new("I48", "a change from another version writes nothing, its jobs neither", Conflict, ConformanceCapability.Rollouts),
        new("I48", "a change's jobs are stored with it; one that is refused holds up neither the others nor the change", Jobs, ConformanceCapability.Rollouts),
        new("I48", "a cancelled change writes nothing", Cancelled, ConformanceCapability.Rollouts),
    ];

    private static async Task RoundTrip(Scene scene)
    {
        var one = await RolloutScene.NodeAsync(scene);
        var other = await RolloutScene.NodeAsync(scene);
        var before = await scene.NowAsync();
        var written = scene.Given("the answer", await one.WriteAsync(RolloutScene.Write(0, Full), scene.Token));
        var read = await RolloutScene.ReadAsync(scene, other);

        scene.Same("the answer", Full(RolloutScene.Row(1)) with { UpdatedAt = written.UpdatedAt }, written);
        scene.Same("the rollout", written, read);
        scene.Between("its instant", before, await scene.NowAsync(), read.UpdatedAt);

        scene.Given("the next", await one.WriteAsync(RolloutScene.Write(1), scene.Token));
        read = await RolloutScene.ReadAsync(scene, other);
        scene.Same("the rollout with its empty members", RolloutScene.Row(2) with { UpdatedAt = read.UpdatedAt }, read);
    }

    private static StoredRollout Full(StoredRollout row) => row with
    {
        Epoch = 1L << 40,
        Stage = MigrationStage.Frozen,
        FrozenFrom = MigrationStage.RampDown,
        SharePpm = 1_000_000,
        Salt = "salt 日本 😀",
        PlanJson = """{ "key": "it's \"quoted\"" }""",
        BaselineJson = """{"errors":[]}""",
        StateJson = """{"mode":"Auto"}""",
        UpdatedBy = "alice 日本",
    };

    private static async Task Revision(Scene scene)
    {
        var store = await RolloutScene.NodeAsync(scene);
        var seen = new List<long> { await store.ReadRevisionAsync(scene.Token) };
        scene.Same("rollouts", 0, (await store.ReadAsync(null, scene.Token)).Rollouts.Count);
        foreach (var (key, expected) in new[] { ("a", 0L), ("b", 0L), ("a", 1L), ("b", 1L) })
        {
            await store.WriteAsync(RolloutScene.Write(expected, row => row with { Key = key }), scene.Token);
            seen.Add(await store.ReadRevisionAsync(scene.Token));
        }

        await store.TakeLeaseAsync("a", "one", Scene.Long, scene.Token);
        scene.Same("revisions", 5, seen.Distinct().Count());
        scene.Same("the revision after a lease", seen[^1], await store.ReadRevisionAsync(scene.Token));
        scene.SameItems("rollouts", [("a", 2L), ("b", 2L)], (await store.ReadAsync(null, scene.Token)).Rollouts.Select(it => (it.Key, it.Version)));
    }

    private static async Task Conflict(Scene scene)
    {
        var store = await RolloutScene.BegunAsync(scene);
        foreach (var expected in new[] { 0L, 2L })
        {
            var job = Scene.Job();
            scene.Same("the answer", null, await store.WriteAsync(RolloutScene.Write(expected, jobs: [job]), scene.Token));
            scene.Same("its job", null, await scene.Store.GetAsync(job.Id, owner: null, scene.Token));
        }

        scene.Same("the version", 1, (await RolloutScene.ReadAsync(scene, store)).Version);
        scene.Same("a change of one that is not there", null, await store.WriteAsync(RolloutScene.Write(1, row => row with { Key = "nothing" }), scene.Token));
    }

    private static async Task Jobs(Scene scene)
    {
        var store = await RolloutScene.BegunAsync(scene);
        var holder = await scene.StoreAsync(job => job with { UniqueKey = "once" });
        NewJob[] jobs = [Scene.Job(job => job with { UniqueKey = "once" }), Scene.Job(job => job with { Id = holder, Payload = "[]" }), Scene.Job()];

        scene.Given("the change", await store.WriteAsync(RolloutScene.Write(1, jobs: jobs), scene.Token));

        scene.Same("the job whose key is held", null, await scene.Store.GetAsync(jobs[0].Id, owner: null, scene.Token));
        scene.Same("the last", JobStatus.Pending, (await scene.ReadAsync(jobs[2].Id)).Status);
        scene.Same("the first holder's payload", "{}", (await scene.ReadAsync(holder)).Payload);
    }

    private static async Task Cancelled(Scene scene)
    {
        var store = await RolloutScene.BegunAsync(scene);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var job = Scene.Job();

        await scene.ThrowsAsync<OperationCanceledException>("the call", () => store.WriteAsync(RolloutScene.Write(1, jobs: [job]), stopped.Token));

        scene.Same("the version", 1, (await RolloutScene.ReadAsync(scene, store)).Version);
        scene.Same("its job", null, await scene.Store.GetAsync(job.Id, owner: null, scene.Token));
    }
}
