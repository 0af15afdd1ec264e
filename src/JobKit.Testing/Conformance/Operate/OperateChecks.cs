namespace JobKit.Testing;

/// <summary>The operator's role beyond the numbered invariants: the lifecycle's verbs and their audit.</summary>
internal static class OperateChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("Operate", "rescheduling moves the due time of a pending job, and of no other", Reschedules),
        new("Operate", "abandoning a job that does not run changes nothing", AbandonsRunningOnly),
        new("Operate", "an act that changed something leaves one audit entry with its actor and reason, one that did not leaves none", Audits),
        new("Operate", "a queue's settings are kept, one by one, and told in the statistics", Queues),
    ];

    private static async Task Reschedules(Scene scene)
    {
        var id = await scene.StoreAsync();
        var held = await scene.ReadAsync(id);
        var later = held.DueAt + TimeSpan.FromHours(1);
        var receipt = await scene.Store.RescheduleAsync(id, later, Scene.Somebody, scene.Token);
        scene.Same("the answer", (JobStatus.Pending, true), (receipt.Status, receipt.Changed));
        scene.Same("the due time", later, (await scene.ReadAsync(id)).DueAt);
        scene.Same("jobs to claim", 0, (await scene.ClaimAsync()).Count);

        await scene.Store.RescheduleAsync(id, held.DueAt, Scene.Somebody, scene.Token);
        await scene.ClaimOneAsync();
        var refused = await scene.Store.RescheduleAsync(id, later, Scene.Somebody, scene.Token);
        scene.Same("the answer for a running job", (JobStatus.Processing, false), (refused.Status, refused.Changed));
    }

    private static async Task AbandonsRunningOnly(Scene scene)
    {
        var id = await scene.StoreAsync();
        var receipt = await scene.Store.AbandonAsync(id, 3, Scene.Somebody, scene.Token);
        var unknown = await scene.Store.AbandonAsync(JobId.New(), 3, Scene.Somebody, scene.Token);

        scene.Same("the answer for a pending job", (JobStatus.Pending, false), (receipt.Status, receipt.Changed));
        scene.Same("the answer for an unknown job", (null, false), (unknown.Status, unknown.Changed));
        scene.Same("its epoch", 0L, (await scene.ReadAsync(id)).Epoch);
    }

    private static async Task Audits(Scene scene)
    {
        var id = await scene.StoreAsync();
        var from = await scene.NowAsync();
        await scene.Store.CancelAsync(id, new("ann", "too slow"), scene.Token);
        await scene.Store.CancelAsync(id, new("bob", "again"), scene.Token);
        await scene.TickAsync();
        await scene.Store.RetryAsync(id, new("cy"), scene.Token);
        await scene.TickAsync();
        await scene.Store.SetQueueAsync(Scene.Queue, new() { Paused = true }, new("dee"), scene.Token);
        var to = await scene.NowAsync();
        var audit = await scene.Store.GetAuditAsync(10, scene.Token);

        scene.SameItems("actors and reasons, newest first", [("dee", null), ("cy", null), ("ann", "too slow")], audit.Select(entry => (entry.Actor, entry.Reason)));
        scene.SameItems("targets", [Scene.Queue, id.ToString(), id.ToString()], audit.Select(entry => entry.Target));
        scene.True(audit.All(entry => entry.At >= from - Scene.ClockGrain && entry.At <= to + Scene.ClockGrain), "times on the store's clock", "others");
        scene.Same("entries at a limit of one", 1, (await scene.Store.GetAuditAsync(1, scene.Token)).Count);
    }

    private static async Task Queues(Scene scene)
    {
        await scene.Store.SetQueueAsync("q", new() { Paused = true }, Scene.Somebody, scene.Token);
        await scene.Store.SetQueueAsync("q", new() { SetsConcurrency = true, Concurrency = 4 }, Scene.Somebody, scene.Token);
        scene.Same("paused, limit", (true, 4), await StateAsync(scene));
        await scene.Store.SetQueueAsync("q", new() { Paused = false }, Scene.Somebody, scene.Token);
        scene.Same("paused, limit", (false, 4), await StateAsync(scene));
        await scene.Store.SetQueueAsync("q", new() { Paused = true, SetsConcurrency = true }, Scene.Somebody, scene.Token);
        scene.Same("paused, limit", (true, null), await StateAsync(scene));
    }

    private static async Task<(bool Paused, int? Concurrency)> StateAsync(Scene scene)
    {
        var statistics = await scene.Store.GetStatisticsAsync(scene.Token);
        var queue = scene.Given("the queue in the statistics", statistics.Queues.FirstOrDefault(queue => queue.Name == "q"));
        return (queue.Paused, queue.Concurrency);
    }
}
