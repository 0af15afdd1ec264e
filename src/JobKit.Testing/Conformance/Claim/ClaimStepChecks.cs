namespace JobKit.Testing;

/// <summary>I10 and I13: a claim is one step, and one that nobody remembers ends with its lease.</summary>
internal static class ClaimStepChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I10", "a claim sets status, holder, lease, epoch and attempt together", OneStep),
        new("I10", "each claim raises epoch and attempt by one", Next),
        new("I10", "whoever reads while others claim sees a claim whole or not at all", SeenWhole),
        new("I13", "a claim whose claimer died comes back when its lease has ended", Forgotten),
    ];

    private static async Task OneStep(Scene scene)
    {
        var id = await scene.StoreAsync();
        var from = await scene.NowAsync();
        var claimed = await scene.ClaimOneAsync();
        var to = await scene.NowAsync();
        var job = await scene.ReadAsync(id);

        scene.Same("status, holder", (JobStatus.Processing, Scene.WorkerId), (job.Status, job.WorkerId));
        scene.Same("epoch, attempt", (1L, 1), (job.Epoch, job.Attempt));
        scene.Same("epoch, attempt as claimed", (1L, 1), (claimed.Epoch, claimed.Attempt));
        scene.Between("the lease's end", from + Scene.Long, to + Scene.Long, job.LeaseUntil);
        scene.Between("the start", from, to, job.StartedAt);
        scene.Same<DateTimeOffset?>("the lease's end as claimed", job.LeaseUntil, claimed.LeaseUntil);
        scene.Same<DateTimeOffset?>("the start as claimed", job.StartedAt, claimed.ClaimedAt);
        scene.Same("made and due as claimed", (job.CreatedAt, job.DueAt), (claimed.CreatedAt, claimed.DueAt));
    }

    private static async Task Next(Scene scene)
    {
        await scene.SettledAsync(await scene.HoldAsync(), JobVerb.RetryLater);
        var second = await scene.ClaimOneAsync();

        scene.Same("epoch, attempt of the second claim", (2L, 2), (second.Epoch, second.Attempt));
    }

    private static async Task SeenWhole(Scene scene)
    {
        var ids = await scene.StoreManyAsync(100);
        var reader = await scene.AnotherNodeAsync();
        var claiming = Task.Run(
            async () =>
            {
                while ((await scene.ClaimAsync(3)).Count > 0)
                {
                }
            },
            scene.Token);
        do
        {
            foreach (var id in ids.Where((_, index) => index % 5 == 0))
            {
                var job = scene.Given("the job", await reader.GetAsync(id, null, scene.Token));
                var claimed = job.Status is JobStatus.Processing;
                scene.Same(
                    $"all of ({job.Status}) epoch, attempt, holder, lease, start set: {claimed}",
                    (claimed, claimed, claimed, claimed, claimed),
                    (job.Epoch == 1, job.Attempt == 1, job.WorkerId is not null, job.LeaseUntil is not null, job.StartedAt is not null));
            }
        }
        while (!claiming.IsCompleted);

        await claiming;
    }

    private static async Task Forgotten(Scene scene)
    {
        var lost = await scene.LoseAsync();
        scene.Same("jobs swept", 1, (await scene.Store.SweepAsync(3, 10, scene.Token)).Swept);
        var again = await scene.ClaimOneAsync();

        scene.Same("the job and its epoch", (lost.Id, lost.Epoch + 1), (again.Id, again.Epoch));
    }
}
