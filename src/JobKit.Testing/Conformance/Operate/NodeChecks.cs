using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>What nodes tell of themselves and count for all.</summary>
internal static class NodeChecks
{
    private const string Metadata = """{"from":"a request"}""";

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("Maintain", "minute statistics are sums over calls and nodes, by queue, type, measure and bucket", Sums),
        new("Maintain", "minute statistics older than asked are left out, and removed by their prune", OldCounts),
        new("Maintain", "a worker's last sign of life is told, once per worker", Beats),
        new("Maintain", "a pending job past its expiry fails as expired; one in time, held or without expiry does not", Expires),
        new("Maintain", "expiry is bounded by its limit", ExpiresBounded),
    ];

    private static async Task<long> MinuteAsync(Scene scene) => (long)Math.Floor((await scene.NowAsync() - DateTimeOffset.UnixEpoch).TotalMinutes);

    private static async Task Sums(Scene scene)
    {
        var minute = await MinuteAsync(scene);
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        await scene.AtOnceAsync(20, index => nodes[index % 2].AddStatisticsAsync(
            [
                new(minute, "q", "t", StatisticsMeasure.Completed, 0, 2),
                new(minute, "q", "t", StatisticsMeasure.Run, 5, 3),
                new(minute - 1, "q", "t", StatisticsMeasure.Run, 5, 4),
                new(minute, "q", "t", StatisticsMeasure.Run, 6, 1),
            ],
            scene.Token));
        var counts = await scene.Store.ReadStatisticsAsync(TimeSpan.FromMinutes(30), scene.Token);

        scene.SameItems(
            "the sums",
            [
                new(0, "q", "t", StatisticsMeasure.Completed, 0, 40),
                new(0, "q", "t", StatisticsMeasure.Run, 5, 140),
                new(0, "q", "t", StatisticsMeasure.Run, 6, 20),
            ],
            counts.OrderBy(count => count.Measure).ThenBy(count => count.Bucket));
    }

    private static async Task OldCounts(Scene scene)
    {
        var minute = await MinuteAsync(scene);
        await scene.Store.AddStatisticsAsync(
            [
                new(minute, "q", "t", StatisticsMeasure.Failed, 0, 1),
                new(minute - 120, "q", "t", StatisticsMeasure.Failed, 0, 10),
                new(minute - 3000, "q", "t", StatisticsMeasure.Failed, 0, 100),
            ],
            scene.Token);
        scene.Same("the last hour's", 1, await SumAsync(scene, TimeSpan.FromHours(1)));
        scene.Same("the last day's", 11, await SumAsync(scene, TimeSpan.FromDays(1)));
        await scene.Store.PruneStatisticsAsync(TimeSpan.FromHours(1), scene.Token);
        scene.Same("all after the prune", 1, await SumAsync(scene, TimeSpan.FromDays(300)));
    }

    private static async Task<long> SumAsync(Scene scene, TimeSpan window) =>
        (await scene.Store.ReadStatisticsAsync(window, scene.Token)).Sum(count => count.Count);

    private static async Task Beats(Scene scene)
    {
        await scene.Store.BeatAsync(new("w1", "host", 8, 3, ["a", "b"]), scene.Token);
        await scene.Store.BeatAsync(new("w2", "host", 4, 0, []), scene.Token);
        await scene.Store.BeatAsync(new("w1", "host", 8, 5, ["a", "b"]), scene.Token);
        var workers = await scene.Store.GetWorkersAsync(scene.Token);

        scene.SameItems("the workers", ["w1", "w2"], workers.Select(worker => worker.Id).Order());
        var first = workers.First(worker => worker.Id == "w1");
        scene.Same("host, slots, busy", ("host", 8, 5), (first.Host, first.Slots, first.Busy));
        scene.SameItems("types", ["a", "b"], first.Types);
        scene.True(first.HeartbeatAge >= -Scene.ClockGrain && first.HeartbeatAge < TimeSpan.FromMinutes(2), "a fresh heartbeat", $"{first.HeartbeatAge}");
    }

    private static async Task Expires(Scene scene)
    {
        var held = await scene.HoldInTimeAsync();
        var late = await scene.StoreAsync(job => job with { ExpiresAfter = scene.Short, Delay = TimeSpan.FromDays(1), Metadata = Metadata });
        var inTime = await scene.StoreAsync(job => job with { ExpiresAfter = Scene.Long });
        var never = await scene.StoreAsync();
        await scene.PassAsync((await scene.ReadAsync(late)).ExpiresAt!.Value);
        await scene.PassAsync((await scene.ReadAsync(held.Id)).ExpiresAt!.Value);
        var expired = await scene.Store.ExpireAsync(10, scene.Token);
        var job = await scene.ReadAsync(late);

        scene.SameItems("the expired", [(late, JobStatus.Failed, JobVerb.Expire)], expired.Select(ended => (ended.Id, ended.Status, ended.Verb)));
        scene.Same("its metadata and creation as told", (Metadata, job.CreatedAt), (expired[0].Metadata, expired[0].CreatedAt));
        scene.Same("status, reason, has an end", (JobStatus.Failed, JobFailureReason.Expired, true), (job.Status, job.FailureReason, job.FinishedAt is not null));
        scene.Same("the held one", JobStatus.Processing, (await scene.ReadAsync(held.Id)).Status);
        scene.SameItems("the jobs still claimed", ((JobId[])[inTime, never]).Order(), (await scene.ClaimAsync()).Select(claimed => claimed.Id).Order());
    }

    private static async Task ExpiresBounded(Scene scene)
    {
        var ids = await scene.StoreManyAsync(5, (job, _) => job with { ExpiresAfter = scene.Short, Delay = TimeSpan.FromDays(1) });
        await scene.PassAsync((await scene.ReadAsync(ids[^1])).ExpiresAt!.Value);

        scene.Same("expired at a limit of three", 3, (await scene.Store.ExpireAsync(3, scene.Token)).Count);
        scene.Same("expired at the next", 2, (await scene.Store.ExpireAsync(3, scene.Token)).Count);
    }
}
