using System.Collections.Concurrent;
using JobKit.Migration;

namespace JobKit.Testing;

/// <summary>I48: two controllers cannot both advance, and a rollback wins against them.</summary>
internal static class RolloutRaceChecks
{
    private const int Writers = 16;
    private const int Rounds = 5;

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I48", "of many writers of one version one wins, and its job alone is stored", OneWins, ConformanceCapability.Rollouts),
        new("I48", "of many nodes that add one rollout one adds it", OneAdds, ConformanceCapability.Rollouts),
        new("I48", "two controllers that advance while a third rolls back: no version is written twice, and the rollback stands", RollbackWins, ConformanceCapability.Rollouts),
    ];

    private static async Task OneWins(Scene scene)
    {
        var store = await RolloutScene.BegunAsync(scene);
        var other = await RolloutScene.NodeAsync(scene);
        var jobs = Enumerable.Range(0, Writers).Select(_ => Scene.Job()).ToList();

        var answers = await scene.AtOnceAsync(Writers, index => (index % 2 == 0 ? store : other)
            .WriteAsync(RolloutScene.Write(1, row => row with { SharePpm = index }, [jobs[index]]), scene.Token));

        var won = Array.FindIndex(answers, answer => answer is not null);
        scene.Same("winners", 1, answers.Count(answer => answer is not null));
        scene.Same("the rollout", answers[won], await RolloutScene.ReadAsync(scene, store));
        for (var index = 0; index < Writers; index++)
        {
            scene.Same($"job {index} is stored", index == won, await scene.Store.GetAsync(jobs[index].Id, owner: null, scene.Token) is not null);
        }
    }

    private static async Task OneAdds(Scene scene)
    {
        var store = await RolloutScene.NodeAsync(scene);
        var other = await RolloutScene.NodeAsync(scene);

        var answers = await scene.AtOnceAsync(Writers, index => (index % 2 == 0 ? store : other).WriteAsync(RolloutScene.Write(0), scene.Token));

        scene.Same("winners", 1, answers.Count(answer => answer is not null));
    }

    private static async Task RollbackWins(Scene scene)
    {
        var store = await RolloutScene.NodeAsync(scene);
        for (var round = 0; round < Rounds; round++)
        {
            var key = $"round-{round}";
            scene.Given("a new rollout", await store.WriteAsync(RolloutScene.Write(0, row => row with { Key = key }), scene.Token));
            var written = new ConcurrentBag<long>();
            var moving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

            await scene.AtOnceAsync(3, index => index < 2
                ? AdvanceAsync(scene, key, written, moving)
                : RollBackAsync(scene, key, written, moving.Task));

            var last = await RolloutScene.ReadAsync(scene, store, key);
            scene.Same("the stage", MigrationStage.RolledBack, last.Stage);
            scene.SameItems("versions written", Enumerable.Range(2, (int)last.Version - 1).Select(version => (long)version), written.Order());
        }
    }

    private static async Task AdvanceAsync(Scene scene, string key, ConcurrentBag<long> written, TaskCompletionSource moving)
    {
        var store = await RolloutScene.NodeAsync(scene);
        while (await RolloutScene.ReadAsync(scene, store, key) is { Stage: not MigrationStage.RolledBack } now)
        {
            var next = RolloutScene.Write(now.Version, row => row with { Key = key, SharePpm = now.SharePpm + 1 });
            if (await store.WriteAsync(next, scene.Token) is { } after)
            {
                written.Add(after.Version);
            }

            if (now.Version > 5)
            {
                moving.TrySetResult();
            }
        }
    }

    private static async Task RollBackAsync(Scene scene, string key, ConcurrentBag<long> written, Task moving)
    {
        var store = await RolloutScene.NodeAsync(scene);
        await moving.WaitAsync(scene.Token);
        while (true)
        {
            var now = await RolloutScene.ReadAsync(scene, store, key);
            var back = RolloutScene.Write(now.Version, row => row with { Key = key, Stage = MigrationStage.RolledBack, SharePpm = 0, Epoch = 2 });
            if (await store.WriteAsync(back, scene.Token) is { } after)
            {
                written.Add(after.Version);
                return;
            }
        }
    }
}
