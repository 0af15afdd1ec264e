namespace JobKit.Testing;

/// <summary>I12: without contention jobs come by priority, due time and id.</summary>
internal static class ClaimOrderChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I12", "one claim gives priority, then due time, then id", scene => Ordered(scene, 100)),
        new("I12", "claims one by one give the same order", scene => Ordered(scene, 1)),
        new("I12", "the order holds over queues", OverQueues),
        new("I12", "many jobs due later at a better priority do not stand before what is due", DueLater),
    ];

    private static async Task Ordered(Scene scene, int limit)
    {
        var now = await scene.NowAsync();
        int[] priorities = [5, 0, 32_767, -32_768, 0, 5];
        int[] minutes = [3, 1, 2, 3, 1];
        var ids = await scene.StoreManyAsync(30, (job, index) => job with
        {
            Priority = priorities[index % priorities.Length],
            DueAt = now - TimeSpan.FromMinutes(minutes[index % minutes.Length]),
        });
        var expected = ids
            .Select((id, index) => (Priority: priorities[index % priorities.Length], Due: -minutes[index % minutes.Length], Id: id))
            .Order()
            .Select(job => job.Id);
        var seen = new List<JobId>();
        while (await scene.ClaimAsync(limit) is { Count: > 0 } claimed)
        {
            seen.AddRange(claimed.Select(job => job.Id));
        }

        scene.SameItems("the order", expected, seen);
    }

    private static async Task OverQueues(Scene scene)
    {
        var ids = await scene.StoreManyAsync(12, (job, index) => job with { Queue = $"q{index % 3}", Priority = 12 - index });
        var seen = new List<JobId>();
        while (await scene.ClaimAsync(5) is { Count: > 0 } claimed)
        {
            seen.AddRange(claimed.Select(job => job.Id));
        }

        scene.SameItems("the order", ids.Reverse(), seen);
    }

    private static async Task DueLater(Scene scene)
    {
        await scene.StoreManyAsync(500, (job, _) => job with { Priority = -10, Delay = TimeSpan.FromHours(1) });
        var ids = await scene.StoreManyAsync(3, (job, index) => job with { Priority = index });

        scene.SameItems("what is due", ids, (await scene.ClaimAsync(3)).Select(job => job.Id));
    }
}
