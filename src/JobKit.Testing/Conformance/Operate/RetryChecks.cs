namespace JobKit.Testing;

/// <summary>What an operator's retry keeps of the life before, and what it does not.</summary>
internal static class RetryChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("Operate", "a retry keeps an expiry to come and drops one that has passed", Expiry),
        new("Operate", "a retry begins at progress 0, without a step", Progress),
    ];

    private static async Task Expiry(Scene scene)
    {
        var late = await scene.StoreAsync(job => job with { ExpiresAfter = scene.Short });
        var inTime = await scene.StoreAsync(job => job with { ExpiresAfter = Scene.Long });
        var expiry = (await scene.ReadAsync(inTime)).ExpiresAt;
        await scene.Store.CancelAsync(late, Scene.Somebody, scene.Token);
        await scene.Store.CancelAsync(inTime, Scene.Somebody, scene.Token);
        await scene.PassAsync((await scene.ReadAsync(late)).ExpiresAt!.Value);
        await scene.Store.RetryAsync(late, Scene.Somebody, scene.Token);
        await scene.Store.RetryAsync(inTime, Scene.Somebody, scene.Token);

        scene.Same("the expiry that has passed", null, (await scene.ReadAsync(late)).ExpiresAt);
        scene.Same("the expiry to come", expiry, (await scene.ReadAsync(inTime)).ExpiresAt);
        scene.Same("jobs expired", 0, (await scene.Store.ExpireAsync(10, scene.Token)).Count);
        scene.Same("jobs claimed", 2, (await scene.ClaimAsync()).Count);
    }

    private static async Task Progress(Scene scene)
    {
        var held = await scene.HoldAsync();
        await scene.Store.WriteProgressAsync([new(held.Id, held.Epoch, 40, "half")], scene.Token);
        await scene.SettledAsync(held, JobVerb.Fail);
        await scene.Store.RetryAsync(held.Id, Scene.Somebody, scene.Token);
        var job = await scene.ReadAsync(held.Id);

        scene.Same("progress, step", (0, null), (job.Progress, job.Step));
    }
}
