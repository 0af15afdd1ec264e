namespace JobKit.Testing;

/// <summary>I39: what is another's is not found.</summary>
internal static class OwnerFilterChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I39", "with an owner, another's, nobody's and a hidden job are not found", Get),
        new("I39", "a list by owner has that owner's jobs alone, none of them hidden", List),
        new("I39", "each other filter of a list is kept to, alone and together", Filters),
    ];

    private static async Task Get(Scene scene)
    {
        var hers = await scene.StoreAsync(job => job with { Owner = "ann" });
        var his = await scene.StoreAsync(job => job with { Owner = "bob" });
        var nobodys = await scene.StoreAsync();
        var hidden = await scene.StoreAsync(job => job with { Owner = "ann", Hidden = true });

        scene.Same("her own job", hers, (await scene.Store.GetAsync(hers, "ann", scene.Token))?.Id);
        scene.Same("the letters' case matters", null, await scene.Store.GetAsync(hers, "Ann", scene.Token));
        foreach (var id in (JobId[])[his, nobodys, hidden])
        {
            scene.Same("what is not hers", null, await scene.Store.GetAsync(id, "ann", scene.Token));
        }

        scene.Same("the hidden job without an owner", hidden, (await scene.Store.GetAsync(hidden, null, scene.Token))?.Id);
    }

    private static async Task List(Scene scene)
    {
        var ids = await scene.StoreManyAsync(9, (job, index) => job with { Owner = (index % 3) switch { 0 => "ann", 1 => "bob", _ => null } });
        var hidden = await scene.StoreAsync(job => job with { Owner = "ann", Hidden = true });

        var hers = await scene.Store.ListAsync(new() { Owner = "ann" }, scene.Token);
        scene.SameItems("her jobs", ((JobId[])[ids[0], ids[3], ids[6]]).OrderDescending(), hers.Jobs.Select(job => job.Id));
        var all = await scene.Store.ListAsync(new() { IncludeHidden = true }, scene.Token);
        scene.True(all.Jobs.Any(job => job.Id == hidden), "hidden jobs where they are asked for", "none");
        scene.Same("jobs without hidden ones", 9, (await scene.Store.ListAsync(new(), scene.Token)).Jobs.Count);
    }

    private static async Task Filters(Scene scene)
    {
        var parent = JobId.New();
        var wanted = await scene.StoreAsync(job => job with
        {
            Type = "conformance.wanted",
            Queue = "wanted",
            Tenant = "t",
            CorrelationKey = "c",
            Tags = ["x", "y"],
            ParentId = parent,
        });
        await scene.StoreManyAsync(5, (job, index) => job with { Tenant = "t2", CorrelationKey = "C", Tags = [$"x{index}", "xy"] });
        await scene.EndAsync(JobStatus.Completed, job => job with { Priority = -1 });
        var made = (await scene.ReadAsync(wanted)).CreatedAt;
        JobQuery[] queries =
        [
            new() { Type = "conformance.wanted" },
            new() { Queue = "wanted" },
            new() { Tenant = "t" },
            new() { CorrelationKey = "c" },
            new() { Tag = "x" },
            new() { ParentId = parent },
            new() { Tag = "y", Tenant = "t", Statuses = [JobStatus.Pending, JobStatus.Failed], Since = made, Until = made + TimeSpan.FromSeconds(1) },
        ];
        foreach (var query in queries)
        {
            scene.SameItems($"the one job of {query}", [wanted], (await scene.Store.ListAsync(query, scene.Token)).Jobs.Select(job => job.Id));
        }

        scene.Same("jobs before the first", 0, (await scene.Store.ListAsync(new() { Until = made }, scene.Token)).Jobs.Count);
        scene.Same("completed jobs", 1, (await scene.Store.ListAsync(new() { Statuses = [JobStatus.Completed] }, scene.Token)).Jobs.Count);
    }
}
