using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I40: pages neither skip nor double what did not change.</summary>
internal static class PagingChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I40", "pages give every job once, newest first", Pages),
        new("I40", "pages under concurrent inserts give every older job once", UnderInserts),
        new("I40", "pages under concurrent settles and a filter give every unchanged job once", UnderChanges),
    ];

    private static async Task<List<JobId>> WalkAsync(Scene scene, JobQuery query, Func<int, Task>? between = null)
    {
        var seen = new List<JobId>();
        var pages = 0;
        do
        {
            var page = await scene.Store.ListAsync(query, scene.Token);
            scene.True(page.Jobs.Count <= query.Limit, $"at most {query.Limit} a page", $"{page.Jobs.Count}");
            scene.True(++pages < 200, "an end of the pages", "none");
            seen.AddRange(page.Jobs.Select(job => job.Id));
            query = query with { Cursor = page.NextCursor };
            if (between is not null)
            {
                await between(pages);
            }
        }
        while (query.Cursor is not null);

        return seen;
    }

    private static async Task Pages(Scene scene)
    {
        var ids = await scene.StoreManyAsync(105);

        scene.SameItems("all jobs", ids.OrderDescending(), await WalkAsync(scene, new() { Limit = 20 }));
        scene.SameItems("all jobs in pages that fit", ids.OrderDescending(), await WalkAsync(scene, new() { Limit = 105 }));
    }

    private static async Task UnderInserts(Scene scene)
    {
        var ids = await scene.StoreManyAsync(100);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(scene.Token);
        var other = await scene.AnotherNodeAsync();
        var inserting = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await other.EnqueueAsync([Scene.Job(), Scene.Job()], EnqueueMode.AllOrNone, scene.Token);
                }
            },
            scene.Token);
        List<JobId> seen;
        try
        {
            seen = await WalkAsync(scene, new() { Limit = 7 });
        }
        finally
        {
            await stop.CancelAsync();
        }

        await inserting;
        var older = ids.ToHashSet();
        scene.SameItems("the older jobs", ids.OrderDescending(), seen.Where(older.Contains));
    }

    private static async Task UnderChanges(Scene scene)
    {
        var changing = await scene.StoreManyAsync(40, (job, _) => job with { Priority = -1 });
        var ids = await scene.StoreManyAsync(60, (job, _) => job with { Tags = ["kept"] });
        var more = await scene.StoreManyAsync(40, (job, _) => job with { Priority = -1 });
        var seen = await WalkAsync(scene, new() { Limit = 9, Statuses = [JobStatus.Pending] }, async _ =>
        {
            var claimed = await scene.ClaimAsync(5);
            foreach (var job in claimed.Where(job => job.Priority < 0))
            {
                await scene.SettledAsync(job, JobVerb.Complete);
            }

            foreach (var job in claimed.Where(job => job.Priority == 0))
            {
                await scene.SettledAsync(job, JobVerb.Release);
            }
        });

        var changed = changing.Concat(more).ToHashSet();
        scene.True(seen.Count == seen.Distinct().Count(), "no job twice", "one twice");
        scene.SameItems("the unchanged jobs", ids.OrderDescending(), seen.Where(id => !changed.Contains(id)));
    }
}
