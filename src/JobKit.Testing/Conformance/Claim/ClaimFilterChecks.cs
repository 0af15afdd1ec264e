namespace JobKit.Testing;

/// <summary>I7: a claim takes only what it may.</summary>
internal static class ClaimFilterChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I7", "a job that is due later is left alone until then", NotDue),
        new("I7", "a job of a type that was not asked for is left alone", OtherType),
        new("I7", "a job of a queue that was not asked for is left alone, and no queue asked for means all", OtherQueue),
        new("I7", "a paused queue gives nothing, on any node, until it is resumed", Paused),
        new("I7", "a claim that includes paused queues takes from them, and from them alone what their limits leave", PausedIncluded),
        new("I7", "a queue's own limit in the request bounds that queue alone", QueueLimits),
        new("I7", "a job that is held or has ended is never claimed", OnlyPending),
    ];

    private static async Task NotDue(Scene scene)
    {
        var id = await scene.StoreAsync(job => job with { Delay = scene.Short });
        scene.Same("jobs claimed early", 0, (await scene.ClaimAsync()).Count);

        await scene.PassAsync((await scene.ReadAsync(id)).DueAt);
        scene.Same("the job claimed when due", id, (await scene.ClaimOneAsync()).Id);
    }

    private static async Task OtherType(Scene scene)
    {
        var id = await scene.StoreAsync(job => job with { Type = "conformance.unknown" });

        scene.Same("jobs claimed", 0, (await scene.ClaimAsync()).Count);
        scene.Same("jobs claimed with no type asked", 0, (await scene.ClaimAsync(shape: request => request with { Types = [] })).Count);
        scene.Same("its status", JobStatus.Pending, (await scene.ReadAsync(id)).Status);
    }

    private static async Task OtherQueue(Scene scene)
    {
        var left = await scene.StoreAsync(job => job with { Queue = "left" });
        var right = await scene.StoreAsync(job => job with { Queue = "right" });

        var claimed = await scene.ClaimAsync(shape: request => request with { Queues = ["right", "nowhere"] });
        scene.SameItems("the jobs of the asked queues", [right], claimed.Select(job => job.Id));
        scene.SameItems("the jobs of all queues", [left], (await scene.ClaimAsync()).Select(job => job.Id));
    }

    private static async Task Paused(Scene scene)
    {
        var other = await scene.AnotherNodeAsync();
        var free = await scene.StoreAsync(job => job with { Queue = "free" });
        var paused = await scene.StoreAsync();
        await scene.Store.SetQueueAsync(Scene.Queue, new() { Paused = true }, Scene.Somebody, scene.Token);
        scene.SameItems("the jobs claimed beside the pause", [free], (await scene.ClaimAsync(store: other)).Select(job => job.Id));
        var asked = await scene.ClaimAsync(shape: request => request with { Queues = [Scene.Queue] });
        scene.Same("jobs claimed from the paused queue by name", 0, asked.Count);

        await scene.Store.SetQueueAsync(Scene.Queue, new() { Paused = false }, Scene.Somebody, scene.Token);
        scene.SameItems("the jobs claimed after the pause", [paused], (await scene.ClaimAsync(store: other)).Select(job => job.Id));
    }

    private static async Task PausedIncluded(Scene scene)
    {
        var other = await scene.AnotherNodeAsync();
        var paused = await scene.StoreAsync();
        var limited = await scene.StoreAsync(job => job with { Queue = "limited" });
        var keyed = await scene.StoreAsync(job => job with { Queue = "limited", LimitKey = "key", LimitConcurrency = 1, Priority = 1 });
        foreach (var queue in new[] { Scene.Queue, "limited" })
            await scene.Store.SetQueueAsync(queue, new() { Paused = true }, Scene.Somebody, scene.Token);
        scene.Same("jobs claimed from paused queues", 0, (await scene.ClaimAsync(store: other)).Count);
        var first = await scene.ClaimAsync(store: other, shape: request => request with { IncludesPaused = true, Queues = [Scene.Queue] });
        scene.SameItems("the paused queue's jobs", [paused], first.Select(job => job.Id));

        await scene.Store.SetQueueAsync("limited", new() { SetsConcurrency = true, Concurrency = 1 }, Scene.Somebody, scene.Token);
        var one = await scene.ClaimAsync(store: other, shape: request => request with { IncludesPaused = true });
        scene.SameItems("the one that the queue's limit leaves", [limited], one.Select(job => job.Id));
        await scene.Store.SetQueueAsync("limited", new() { SetsConcurrency = true, Concurrency = 2 }, Scene.Somebody, scene.Token);
        scene.SameItems("the one with a key", [keyed], (await scene.ClaimAsync(store: other, shape: request => request with { IncludesPaused = true })).Select(job => job.Id));
    }

    private static async Task QueueLimits(Scene scene)
    {
        await scene.StoreManyAsync(15, (job, index) => job with { Queue = (index % 3) switch { 0 => "none", 1 => "two", _ => "open" } });
        var limits = new Dictionary<string, int>(StringComparer.Ordinal) { ["none"] = 0, ["two"] = 2 };
        var claimed = await scene.ClaimAsync(shape: request => request with { QueueLimits = limits });

        scene.Same("jobs of the queue without room", 0, claimed.Count(job => job.Queue == "none"));
        scene.Same("jobs of the queue with room for two", 2, claimed.Count(job => job.Queue == "two"));
        scene.Same("jobs of the other queue", 5, claimed.Count(job => job.Queue == "open"));
    }

    private static async Task OnlyPending(Scene scene)
    {
        await scene.EndAsync(JobStatus.Completed);
        await scene.EndAsync(JobStatus.Failed);
        await scene.EndAsync(JobStatus.Cancelled);
        await scene.HoldAsync();

        scene.Same("jobs claimed", 0, (await scene.ClaimAsync()).Count);
    }
}
