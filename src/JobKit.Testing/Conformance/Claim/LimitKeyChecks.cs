using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I14: jobs with one limit key, and jobs of a queue with a limit, never run more than allowed.</summary>
internal static class LimitKeyChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I14", "a serial key lets one run at a time, under concurrent claimers, at every observed instant", scene => Never(scene, 1)),
        new("I14", "a key of three lets three run at a time, under concurrent claimers, at every observed instant", scene => Never(scene, 3)),
        new("I14", "one claim of many takes no more of a key than it has slots, and all of another", OneClaim),
        new("I14", "each way for a job to stop running gives its slot to the next", SlotReturns),
        new("I14", "a queue's limit over all nodes holds at every observed instant", QueueNever),
    ];

    private static async Task Never(Scene scene, int limit)
    {
        await scene.StoreManyAsync(40, (job, _) => job with { LimitKey = "key", LimitConcurrency = limit });
        await DrainAsync(scene, 40, limit);
    }

    private static async Task QueueNever(Scene scene)
    {
        await scene.Store.SetQueueAsync(Scene.Queue, new() { SetsConcurrency = true, Concurrency = 2 }, Scene.Somebody, scene.Token);
        await scene.StoreManyAsync(40);
        await DrainAsync(scene, 40, 2);
    }

    private static async Task DrainAsync(Scene scene, int jobs, int limit)
    {
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var (running, most, ended) = (0, 0, 0);
        var draining = scene.AtOnceAsync(6, async index =>
        {
            while (Volatile.Read(ref ended) < jobs)
            {
                var claimed = await scene.ClaimAsync(5, store: nodes[index % 2]);
                Raise(ref most, Interlocked.Add(ref running, claimed.Count));
                foreach (var job in claimed)
                {
                    await Task.Yield();
                    Interlocked.Decrement(ref running);
                    var receipt = await scene.SettleAsync(job.Id, job.Epoch, JobVerb.Complete, store: nodes[index % 2]);
                    scene.Same("the settle's answer", SettleOutcome.Accepted, receipt.Outcome);
                    Interlocked.Increment(ref ended);
                }
            }
        });
        while (!draining.IsCompleted)
        {
            var page = await nodes[1].ListAsync(new() { Statuses = [JobStatus.Processing], Limit = 200 }, scene.Token);
            scene.True(page.Jobs.Count <= limit, $"at most {limit} processing", $"{page.Jobs.Count}");
        }

        await draining;
        scene.True(most <= limit, $"claimers to hold at most {limit} at once", $"{most}");
    }

    private static async Task OneClaim(Scene scene)
    {
        await scene.StoreManyAsync(20, (job, _) => job with { LimitKey = "two", LimitConcurrency = 2 });
        await scene.StoreManyAsync(5);
        await scene.StoreManyAsync(3, (job, index) => job with { LimitKey = $"own-{index}" });

        scene.Same("jobs claimed", 2 + 5 + 3, (await scene.ClaimAsync(100)).Count);
        scene.Same("jobs claimed while the slots are taken", 0, (await scene.ClaimAsync(100)).Count);
    }

    private static async Task SlotReturns(Scene scene)
    {
        await scene.StoreManyAsync(8, (job, _) => job with { LimitKey = "key", MaxAttempts = 9 });
        JobVerb[] ways = [JobVerb.Complete, JobVerb.Fail, JobVerb.RetryLater, JobVerb.Snooze, JobVerb.Release, JobVerb.Abandon, JobVerb.Sweep];
        foreach (var way in ways)
        {
            var job = await scene.ClaimOneAsync(way is JobVerb.Sweep ? scene.Short : null);
            scene.Same($"jobs claimed beside it, before {way}", 0, (await scene.ClaimAsync()).Count);
            switch (way)
            {
                case JobVerb.Abandon:
                    await scene.Store.AbandonAsync(job.Id, 3, Scene.Somebody, scene.Token);
                    break;
                case JobVerb.Sweep:
                    await scene.PassAsync(job.LeaseUntil);
                    await scene.Store.SweepAsync(3, 10, scene.Token);
                    break;
                default:
                    await scene.SettledAsync(job, way, TimeSpan.FromHours(1));
                    break;
            }
        }

        scene.Same("jobs claimed at the end", 1, (await scene.ClaimAsync()).Count);
    }

    private static void Raise(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
