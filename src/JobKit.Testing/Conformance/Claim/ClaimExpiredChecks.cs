using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I7 for jobs past their expiry: after an outage or a pause a claim comes before the sweep that ends them.</summary>
internal static class ClaimExpiredChecks
{
    // More than any store is likely to read at once.
    private const int Many = 120;

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I7", "a job past its expiry is never claimed, swept yet or not, and holds up none behind it", Expired),
        new("I7", "a job past its expiry neither takes a slot of its limit key nor holds up the key's next", ExpiredOfKey),
        new("I7", "limit keys with none but expired jobs hold up no other key", ExpiredKeys),
    ];

    private static async Task Expired(Scene scene)
    {
        var late = await scene.StoreManyAsync(Many, (job, _) => job with { ExpiresAfter = scene.Short });
        var behind = await scene.StoreAsync();
        await scene.PassAsync((await scene.ReadAsync(late[^1])).ExpiresAt!.Value);

        scene.SameItems("the jobs claimed before a sweep", [behind], (await scene.ClaimAsync(10)).Select(job => job.Id));
        scene.Same("jobs of the next claim", 0, (await scene.ClaimAsync(10)).Count);
        scene.Same("jobs expired by the sweep", Many, (await scene.Store.ExpireAsync(Many + 1, scene.Token)).Count);
        scene.Same("jobs claimed after the sweep", 0, (await scene.ClaimAsync(10)).Count);
    }

    private static async Task ExpiredOfKey(Scene scene)
    {
        var first = await scene.HoldAsync(Keyed);
        var late = await scene.StoreManyAsync(Many, (job, _) => Keyed(job) with { ExpiresAfter = scene.Short });
        var next = await scene.StoreAsync(Keyed);
        var free = await scene.StoreAsync(job => job with { Priority = 1 });
        scene.SameItems("the jobs claimed beside the full key", [free], (await scene.ClaimAsync(10)).Select(job => job.Id));
        await scene.PassAsync((await scene.ReadAsync(late[^1])).ExpiresAt!.Value);
        await scene.SettledAsync(first, JobVerb.Complete);

        scene.SameItems("the key's next", [next], (await scene.ClaimAsync(10)).Select(job => job.Id));
        scene.Same("jobs expired by the sweep", Many, (await scene.Store.ExpireAsync(Many + 1, scene.Token)).Count);
    }

    private static async Task ExpiredKeys(Scene scene)
    {
        var late = await scene.StoreManyAsync(Many, (job, index) => job with { LimitKey = $"a{index}", ExpiresAfter = scene.Short });
        var other = await scene.StoreAsync(job => job with { LimitKey = "b" });
        await scene.PassAsync((await scene.ReadAsync(late[^1])).ExpiresAt!.Value);

        scene.SameItems("the job of the other key", [other], (await scene.ClaimAsync(10)).Select(job => job.Id));
    }

    private static NewJob Keyed(NewJob job) => job with { LimitKey = "expired", LimitConcurrency = 1 };
}
