using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I8 and I11: claims are bounded, and stay so when many claim at once.</summary>
internal static class ClaimLimitChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I8", "a claim gives as many as asked for where there are, and never more", Bounded),
        new("I8", "concurrent claims each keep to their limit", BoundedAtOnce),
        new("I11", "16 claimers of 40 jobs, while more are enqueued and settled, see no error", Crowded),
    ];

    private static async Task Bounded(Scene scene)
    {
        await scene.StoreManyAsync(50);

        scene.Same("jobs at a limit of 1", 1, (await scene.ClaimAsync(1)).Count);
        scene.Same("jobs at a limit of 7", 7, (await scene.ClaimAsync(7)).Count);
        scene.Same("jobs at a limit above what is left", 42, (await scene.ClaimAsync(500)).Count);
        scene.Same("jobs at the end", 0, (await scene.ClaimAsync(500)).Count);
    }

    private static async Task BoundedAtOnce(Scene scene)
    {
        await scene.StoreManyAsync(200);
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        var claims = await scene.AtOnceAsync(16, index => scene.ClaimAsync(10, store: nodes[index % 2]));

        scene.True(claims.All(claim => claim.Count <= 10), "no claim over 10", $"{claims.Max(claim => claim.Count)}");
    }

    private static async Task Crowded(Scene scene)
    {
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        await scene.StoreManyAsync(20);
        var ended = 0;
        await scene.AtOnceAsync(16, async index =>
        {
            var node = nodes[index % 2];
            await node.EnqueueAsync([Scene.Job(), Scene.Job()], EnqueueMode.AllOrNone, scene.Token);
            while (Volatile.Read(ref ended) < 52)
            {
                foreach (var job in await scene.ClaimAsync(3, store: node))
                {
                    var receipt = await scene.SettleAsync(job.Id, job.Epoch, JobVerb.Complete, store: node);
                    scene.Same("the settle's answer", SettleOutcome.Accepted, receipt.Outcome);
                    Interlocked.Increment(ref ended);
                }
            }
        });

        scene.Same("jobs completed", 52, ended);
    }
}
