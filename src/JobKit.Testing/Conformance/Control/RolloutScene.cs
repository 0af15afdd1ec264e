using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>Short words for what checks do with rollouts.</summary>
internal static class RolloutScene
{
    public const string Key = "conformance";

    public static Task<IRolloutStore> NodeAsync(Scene scene) => scene.Target.CreateRolloutStoreAsync!(scene.Token);

    public static StoredRollout Row(long version, Func<StoredRollout, StoredRollout>? shape = null)
    {
        var row = new StoredRollout
        {
            Key = Key,
            Version = version,
            Epoch = 1,
            Stage = MigrationStage.Canary,
            SharePpm = 10_000,
            Salt = "conformance:1",
            PlanJson = "{}",
            PlanHash = new('0', 64),
            StateJson = "{}",
            UpdatedBy = "conformance",
        };
        return shape is null ? row : shape(row);
    }

    /// <summary>The change of a version into the next.</summary>
    public static RolloutWrite Write(
        long expected, Func<StoredRollout, StoredRollout>? shape = null, IReadOnlyList<NewJob>? jobs = null, RolloutLease? lease = null)
    {
        var row = Row(expected + 1, shape);
        return new(row, expected, new() { Key = row.Key, Actor = "conformance", Kind = "share", To = "1", Reason = "a check" }, jobs ?? [], lease);
    }

    public static async Task<StoredRollout> ReadAsync(Scene scene, IRolloutStore store, string key = Key)
    {
        var read = await store.ReadAsync(key, scene.Token);
        scene.Same("rollouts of one key", 1, read.Rollouts.Count);
        return read.Rollouts[0];
    }

    /// <summary>A store with the rollout at version 1.</summary>
    public static async Task<IRolloutStore> BegunAsync(Scene scene)
    {
        var store = await NodeAsync(scene);
        scene.Given("a new rollout", await store.WriteAsync(Write(0), scene.Token));
        return store;
    }
}
