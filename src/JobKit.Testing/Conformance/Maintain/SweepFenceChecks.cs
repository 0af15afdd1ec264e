using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I27 and I28: a sweep takes only from the dead.</summary>
internal static class SweepFenceChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I27", "a sweep leaves a job whose lease has not ended", NotEnded),
        new("I27", "a sweep takes a job whose lease has ended", Ended),
        new("I28", "a sweep leaves a job that was renewed after its lease ended", Renewed),
        new("I28", "a sweep leaves a job that was settled after its lease ended", Settled),
        new("I28", "sweeps racing with settles: each job is either settled or swept", Races),
    ];

    private static Task<SweepResult> SweepAsync(Scene scene, IJobStore? store = null) => (store ?? scene.Store).SweepAsync(3, 1000, scene.Token);

    private static async Task NotEnded(Scene scene)
    {
        var job = await scene.HoldAsync();

        scene.Same("jobs swept", 0, (await SweepAsync(scene)).Swept);
        scene.Same("the holder's settle", SettleOutcome.Accepted, (await scene.SettleAsync(job, JobVerb.Complete)).Outcome);
    }

    private static async Task Ended(Scene scene)
    {
        var job = await scene.LoseAsync();
        var alive = await scene.HoldAsync();
        var result = await SweepAsync(scene);

        scene.Same("jobs swept", 1, result.Swept);
        scene.SameItems("queues that have work again", [Scene.Queue], result.Queues);
        scene.Same("the dead one's job", JobStatus.Pending, (await scene.ReadAsync(job.Id)).Status);
        scene.Same("the living one's job", JobStatus.Processing, (await scene.ReadAsync(alive.Id)).Status);
    }

    private static async Task Renewed(Scene scene)
    {
        var job = await scene.LoseAsync();
        await scene.Store.RenewAsync([job.Lease], Scene.Long, scene.Token);

        scene.Same("jobs swept", 0, (await SweepAsync(scene)).Swept);
        scene.Same("status, abandons", (JobStatus.Processing, 0), await StateAsync(scene, job.Id));
    }

    private static async Task Settled(Scene scene)
    {
        var job = await scene.LoseAsync();
        await scene.SettledAsync(job, JobVerb.Complete);

        scene.Same("jobs swept", 0, (await SweepAsync(scene)).Swept);
        scene.Same("status, abandons", (JobStatus.Completed, 0), await StateAsync(scene, job.Id));
    }

    private static async Task Races(Scene scene)
    {
        const int Jobs = 60;
        await scene.StoreManyAsync(Jobs);
        var claimed = await scene.ClaimAsync(Jobs, request => request with { LeaseDuration = scene.Short });
        await scene.PassAsync(claimed.Max(job => job.LeaseUntil));
        var other = await scene.AnotherNodeAsync();
        var sweeping = Task.Run(
            async () =>
            {
                var swept = 0;
                for (var round = 0; round < 12; round++)
                {
                    swept += (await other.SweepAsync(3, 5, scene.Token)).Swept;
                }

                return swept;
            },
            scene.Token);
        var receipts = new List<SettleReceipt>();
        foreach (var job in claimed.Reverse())
        {
            receipts.Add(await scene.SettleAsync(job, JobVerb.Complete));
        }

        var settled = receipts.Count(receipt => receipt.Outcome is SettleOutcome.Accepted);
        scene.Same("settled + swept", Jobs, settled + await sweeping);
        var page = await scene.Store.ListAsync(new() { Type = Scene.Type, Statuses = [JobStatus.Completed], Limit = 200 }, scene.Token);
        scene.Same("jobs completed", settled, page.Jobs.Count);
    }

    private static async Task<(JobStatus Status, int Abandons)> StateAsync(Scene scene, JobId id)
    {
        var job = await scene.ReadAsync(id);
        return (job.Status, job.AbandonCount);
    }
}
