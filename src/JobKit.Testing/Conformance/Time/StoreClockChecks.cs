using static JobKit.Testing.ConformanceCapability;

namespace JobKit.Testing;

/// <summary>I42: the store's clock alone decides.</summary>
internal static class StoreClockChecks
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I42", "a node whose clock is a day ahead takes nothing before it is due and no lease before it ends", Ahead, SkewedClock),
        new("I42", "a node whose clock is a day behind takes what is due and what has ended", Behind, SkewedClock),
        new("I42", "times written by a node with a wrong clock are the store's", Written, SkewedClock),
        new("I42", "due time, lease and end follow the store's clock", Follows),
    ];

    private static async Task Ahead(Scene scene)
    {
        var node = await scene.Target.CreateSkewedStoreAsync!(Day, scene.Token);
        await scene.HoldAsync();
        await scene.StoreAsync(job => job with { Delay = TimeSpan.FromHours(1), ExpiresAfter = TimeSpan.FromHours(2) });
        await scene.EndAsync(JobStatus.Completed);

        scene.Same("jobs claimed", 0, (await scene.ClaimAsync(store: node)).Count);
        scene.Same("jobs swept", 0, (await node.SweepAsync(3, 10, scene.Token)).Swept);
        scene.Same("jobs expired", 0, (await node.ExpireAsync(10, scene.Token)).Count);
        scene.Same("jobs pruned", 0, await node.PruneAsync(JobStatus.Completed, TimeSpan.FromHours(1), 10, scene.Token));
    }

    private static async Task Behind(Scene scene)
    {
        var node = await scene.Target.CreateSkewedStoreAsync!(-Day, scene.Token);
        var lost = await scene.LoseAsync();

        scene.Same("jobs swept", 1, (await node.SweepAsync(3, 10, scene.Token)).Swept);
        scene.SameItems("jobs claimed", [lost.Id], (await scene.ClaimAsync(store: node)).Select(job => job.Id));
    }

    private static async Task Written(Scene scene)
    {
        foreach (var skew in (TimeSpan[])[Day, -Day])
        {
            var node = await scene.Target.CreateSkewedStoreAsync!(skew, scene.Token);
            var from = await scene.NowAsync();
            var job = Scene.Job(job => job with { MaxAttempts = 3 });
            await scene.TryStoreAsync(job, node);
            var claimed = (await scene.ClaimAsync(store: node))[0];
            await node.RenewAsync([claimed.Lease], 2 * Scene.Long, scene.Token);
            var held = await scene.ReadAsync(job.Id);
            await scene.SettleAsync(job.Id, claimed.Epoch, JobVerb.Complete, store: node);
            var ended = await scene.ReadAsync(job.Id);
            var to = await scene.NowAsync();

            scene.Between("made", from, to, held.CreatedAt);
            scene.Between("due", from, to, held.DueAt);
            scene.Between("started", from, to, held.StartedAt);
            scene.Between("the lease's end", from + (2 * Scene.Long), to + (2 * Scene.Long), held.LeaseUntil);
            scene.Between("the end", from, to, ended.FinishedAt);
        }
    }

    private static async Task Follows(Scene scene)
    {
        var delay = TimeSpan.FromMinutes(5);
        var from = await scene.NowAsync();
        var id = await scene.StoreAsync(job => job with { Delay = delay, ExpiresAfter = 2 * delay });
        var job = await scene.ReadAsync(id);
        var to = await scene.NowAsync();

        scene.Between("made", from, to, job.CreatedAt);
        scene.Same("the due time", job.CreatedAt + delay, job.DueAt);
        scene.Same<DateTimeOffset?>("the expiry", job.CreatedAt + (2 * delay), job.ExpiresAt);
    }
}
