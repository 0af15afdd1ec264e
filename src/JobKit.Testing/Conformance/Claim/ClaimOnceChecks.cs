using System.Collections.Concurrent;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I9: each (id, epoch) goes to one caller ever.</summary>
internal static class ClaimOnceChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I9", "8 claimers on two nodes get each of 2,000 jobs' epochs once, over two attempts", Once),
        new("I9", "an epoch is not used again after release, retry, sweep or an operator's retry", NeverAgain),
    ];

    private static async Task Once(Scene scene)
    {
        const int Jobs = 2000;
        await scene.StoreManyAsync(Jobs / 2);
        await scene.StoreManyAsync(Jobs / 2);
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var seen = new ConcurrentBag<(JobId Id, long Epoch)>();
        var ended = 0;
        await scene.AtOnceAsync(8, async index =>
        {
            while (Volatile.Read(ref ended) < Jobs)
            {
                var claimed = await scene.ClaimAsync(25, store: nodes[index % 2]);
                foreach (var job in claimed)
                {
                    seen.Add((job.Id, job.Epoch));
                }

                var settlements = claimed
                    .Select(job => Scene.Settlement(job.Id, job.Epoch, job.Epoch == 1 ? JobVerb.RetryLater : JobVerb.Complete))
                    .ToList();
                var receipts = await nodes[index % 2].SettleAsync(settlements, scene.Token);
                scene.True(
                    receipts.All(receipt => receipt.Outcome is SettleOutcome.Accepted),
                    "every claimer's settle to be accepted",
                    string.Join(", ", receipts.Select(receipt => receipt.Outcome).Distinct()));
                Interlocked.Add(ref ended, claimed.Count(job => job.Epoch > 1));
            }
        });

        scene.Same("claims", 2 * Jobs, seen.Count);
        scene.Same("different (id, epoch)", 2 * Jobs, seen.Distinct().Count());
    }

    private static async Task NeverAgain(Scene scene)
    {
        var id = await scene.StoreAsync();
        var epochs = new List<long>();
        foreach (var verb in (JobVerb[])[JobVerb.Release, JobVerb.Snooze, JobVerb.RetryLater, JobVerb.Sweep, JobVerb.Fail])
        {
            var job = await scene.ClaimOneAsync(verb is JobVerb.Sweep ? scene.Short : null);
            epochs.Add(job.Epoch);
            if (verb is JobVerb.Sweep)
            {
                await scene.PassAsync(job.LeaseUntil);
                scene.Same("jobs swept", 1, (await scene.Store.SweepAsync(3, 10, scene.Token)).Swept);
            }
            else
            {
                await scene.SettledAsync(job, verb);
            }
        }

        await scene.Store.RetryAsync(id, Scene.Somebody, scene.Token);
        epochs.Add((await scene.ClaimOneAsync()).Epoch);

        scene.True(epochs.Zip(epochs.Skip(1)).All(pair => pair.First < pair.Second), "epochs that only rise", string.Join(", ", epochs));
    }
}
