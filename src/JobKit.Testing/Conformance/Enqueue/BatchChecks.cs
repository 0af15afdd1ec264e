using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I5: a batch is all or nothing, where it is asked to be.</summary>
internal static class BatchChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I5", "one refused job keeps the whole of an all-or-none batch out", AllOrNone),
        new("I5", "a refused job does not hold up the others where each stands alone", EachAlone),
        new("I5", "a batch of a thousand is stored and answered in order", Thousand),
        new("I5", "an empty batch is answered with nothing", Empty),
    ];

    private static async Task<List<NewJob>> WithConflictAsync(Scene scene)
    {
        var taken = await scene.StoreAsync(job => job with { Type = "conformance.taken" });
        var jobs = Enumerable.Range(0, 9).Select(_ => Scene.Job()).ToList();
        jobs.Insert(4, Scene.Job(job => job with { Id = taken, Payload = """{"other":true}""" }));
        return jobs;
    }

    private static async Task AllOrNone(Scene scene)
    {
        var jobs = await WithConflictAsync(scene);
        var receipts = await scene.Store.EnqueueAsync(jobs, EnqueueMode.AllOrNone, scene.Token);

        scene.Same("answers", jobs.Count, receipts.Count);
        scene.Same("the refused one's answer", EnqueueOutcome.Conflict, receipts[4].Outcome);
        scene.Same("jobs to claim", 0, (await scene.ClaimAsync()).Count);
        foreach (var job in jobs.Where((_, index) => index != 4))
        {
            scene.Same("a job of the refused batch", null, await scene.Store.GetAsync(job.Id, null, scene.Token));
        }
    }

    private static async Task EachAlone(Scene scene)
    {
        var jobs = await WithConflictAsync(scene);
        var receipts = await scene.Store.EnqueueAsync(jobs, EnqueueMode.EachAlone, scene.Token);

        scene.SameItems(
            "the answers",
            jobs.Select((job, index) => new EnqueueReceipt(job.Id, index == 4 ? EnqueueOutcome.Conflict : EnqueueOutcome.Stored)),
            receipts);
        scene.Same("jobs to claim", 9, (await scene.ClaimAsync()).Count);
    }

    private static async Task Thousand(Scene scene)
    {
        var ids = await scene.StoreManyAsync(1000, (job, index) => job with { Payload = $"{index}" });
        var claimed = await scene.ClaimAsync(1000);

        scene.SameItems("the stored ids", ids.Order(), claimed.Select(job => job.Id).Order());
        var payloads = claimed.ToDictionary(job => job.Id, job => job.Payload);
        scene.SameItems("the payloads by id", Enumerable.Range(0, 1000).Select(index => $"{index}"), ids.Select(id => payloads[id]));
    }

    private static async Task Empty(Scene scene) =>
        scene.Same("answers", 0, (await scene.Store.EnqueueAsync([], EnqueueMode.AllOrNone, scene.Token)).Count);
}
