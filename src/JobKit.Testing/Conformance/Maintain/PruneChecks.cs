using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I41: retention removes what has ended, and nothing else.</summary>
internal static class PruneChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I41", "a prune removes jobs of its status past their age, with their attempts, in bounded batches", Removes),
        new("I41", "a prune leaves younger jobs, other statuses and live jobs", Leaves),
        new("I41", "a prune of a status that is not an end is refused", RefusesLive),
        new("I41", "a pruned job is answered as unknown by every role", Gone),
        new("I41", "prunes racing with settles and reads cause no error", Races),
    ];

    private static async Task Removes(Scene scene)
    {
        var jobs = new List<ClaimedJob>();
        for (var index = 0; index < 5; index++)
        {
            jobs.Add(await scene.EndAsync(JobStatus.Failed));
        }

        await scene.PassAsync((await scene.ReadAsync(jobs[^1].Id)).FinishedAt!.Value);
        scene.Same("removed at a limit of three", 3, await scene.Store.PruneAsync(JobStatus.Failed, TimeSpan.Zero, 3, scene.Token));
        scene.Same("removed at the next", 2, await scene.Store.PruneAsync(JobStatus.Failed, TimeSpan.Zero, 3, scene.Token));
        foreach (var job in jobs)
        {
            scene.Same("the job", null, await scene.Store.GetAsync(job.Id, null, scene.Token));
            scene.Same("its attempts", 0, (await scene.Store.GetAttemptsAsync(job.Id, scene.Token)).Count);
        }
    }

    private static async Task Leaves(Scene scene)
    {
        var failed = await scene.EndAsync(JobStatus.Failed);
        var completed = await scene.EndAsync(JobStatus.Completed);
        var held = await scene.HoldAsync();
        var pending = await scene.StoreAsync();
        await scene.PassAsync((await scene.ReadAsync(completed.Id)).FinishedAt!.Value);

        scene.Same("young jobs removed", 0, await scene.Store.PruneAsync(JobStatus.Completed, TimeSpan.FromHours(1), 100, scene.Token));
        scene.Same("old jobs removed", 1, await scene.Store.PruneAsync(JobStatus.Completed, TimeSpan.Zero, 100, scene.Token));
        foreach (var id in (JobId[])[failed.Id, held.Id, pending])
        {
            await scene.ReadAsync(id);
        }
    }

    private static async Task RefusesLive(Scene scene)
    {
        foreach (var status in (JobStatus[])[JobStatus.Pending, JobStatus.Processing])
        {
            await scene.ThrowsAsync<ArgumentOutOfRangeException>(
                $"a prune of {status}", () => scene.Store.PruneAsync(status, TimeSpan.Zero, 10, scene.Token));
        }
    }

    private static async Task Gone(Scene scene)
    {
        var job = await scene.EndAsync(JobStatus.Completed);
        await scene.PassAsync((await scene.ReadAsync(job.Id)).FinishedAt!.Value);
        await scene.Store.PruneAsync(JobStatus.Completed, TimeSpan.Zero, 10, scene.Token);
        var settle = await scene.SettleAsync(job, JobVerb.Complete);

        scene.Same("a settle", (SettleOutcome.LeaseLost, null), (settle.Outcome, settle.Status));
        scene.Same("a cancel", new OperateReceipt(null, false), await scene.Store.CancelAsync(job.Id, Scene.Somebody, scene.Token));
        scene.Same("a retry", new OperateReceipt(null, false), await scene.Store.RetryAsync(job.Id, Scene.Somebody, scene.Token));
        scene.SameItems("progress", [false], await scene.Store.WriteProgressAsync([new(job.Id, job.Epoch, 1, null)], scene.Token));
        scene.Same("states", 0, (await scene.Store.GetStatesAsync([job.Id], scene.Token)).Count);
    }

    private static async Task Races(Scene scene)
    {
        const int Jobs = 80;
        var ids = await scene.StoreManyAsync(Jobs);
        var other = await scene.AnotherNodeAsync();
        var settled = 0;
        var pruned = 0;
        var pruning = scene.AtOnceAsync(2, async index =>
        {
            while (Volatile.Read(ref settled) < Jobs)
            {
                Interlocked.Add(ref pruned, await (index == 0 ? other : scene.Store).PruneAsync(JobStatus.Completed, TimeSpan.Zero, 7, scene.Token));
                await other.GetAsync(ids[Random.Shared.Next(Jobs)], null, scene.Token);
                await other.ListAsync(new() { Limit = 50 }, scene.Token);
            }
        });
        try
        {
            while (await scene.ClaimAsync(4) is { Count: > 0 } claimed)
            {
                foreach (var job in claimed)
                {
                    await scene.SettledAsync(job, JobVerb.Complete);
                    await scene.SettleAsync(job, JobVerb.Complete);
                    Interlocked.Increment(ref settled);
                }
            }
        }
        finally
        {
            Interlocked.Exchange(ref settled, Jobs);
        }

        await pruning;
        var left = await scene.Store.ListAsync(new() { Type = Scene.Type, Limit = 200 }, scene.Token);
        scene.Same("pruned + left", Jobs, pruned + left.Jobs.Count);
    }
}
