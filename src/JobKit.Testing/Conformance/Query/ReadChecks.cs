namespace JobKit.Testing;

/// <summary>I38: reading is consistent and does not stop the work.</summary>
internal static class ReadChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I38", "status, epoch and attempt are read together while the job goes on", Together),
        new("I38", "reads without end do not keep claims and settles from ending", DoNotStop),
        new("I38", "states of unknown jobs are left out", UnknownStates),
        new("I38", "statistics count by status and queue, and name the pending types", Statistics),
    ];

    private static async Task Together(Scene scene)
    {
        const int Rounds = 60;
        var id = await scene.StoreAsync(job => job with { MaxAttempts = 100 });
        var reader = await scene.AnotherNodeAsync();
        var working = Task.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    await scene.SettledAsync(await scene.ClaimOneAsync(), JobVerb.RetryLater);
                }
            },
            scene.Token);
        do
        {
            var state = (await reader.GetStatesAsync([id], scene.Token))[0];
            var job = scene.Given("the job", await reader.GetAsync(id, null, scene.Token));
            scene.Same("epoch and attempt of the state", state.Epoch, state.Attempt);
            scene.Same("epoch and attempt of the job", job.Epoch, job.Attempt);
            scene.Same("processing and lease of the job", job.Status is JobStatus.Processing, job.LeaseUntil is not null);
        }
        while (!working.IsCompleted);

        await working;
        scene.Same("the last epoch", (long)Rounds, (await reader.GetStatesAsync([id], scene.Token))[0].Epoch);
    }

    private static async Task DoNotStop(Scene scene)
    {
        await scene.StoreManyAsync(200);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(scene.Token);
        var reading = scene.AtOnceAsync(4, async _ =>
        {
            var reader = await scene.AnotherNodeAsync();
            while (!done.IsCancellationRequested)
            {
                await reader.ListAsync(new() { Type = Scene.Type, Limit = 200 }, scene.Token);
                await reader.GetStatisticsAsync(scene.Token);
            }
        });
        try
        {
            while (await scene.ClaimAsync(10) is { Count: > 0 } claimed)
            {
                await scene.Store.SettleAsync([.. claimed.Select(job => Scene.Settlement(job.Id, job.Epoch, JobVerb.Complete))], scene.Token);
            }
        }
        finally
        {
            await done.CancelAsync();
        }

        await reading;
    }

    private static async Task UnknownStates(Scene scene)
    {
        var held = await scene.HoldAsync();
        await scene.Store.WriteProgressAsync([new(held.Id, held.Epoch, 30, "half")], scene.Token);
        var due = (await scene.ReadAsync(held.Id)).DueAt;
        var states = await scene.Store.GetStatesAsync([JobId.New(), held.Id, JobId.New()], scene.Token);

        scene.SameItems("the states", [new(held.Id, JobStatus.Processing, held.Epoch, 1, 30, "half", false, due)], states);
    }

    private static async Task Statistics(Scene scene)
    {
        await scene.EndAsync(JobStatus.Completed);
        await scene.HoldAsync();
        await scene.StoreManyAsync(3, (job, _) => job with { Type = "conformance.unknown" });
        await scene.StoreManyAsync(2, (job, _) => job with { Delay = TimeSpan.FromHours(1) });
        var statistics = await scene.Store.GetStatisticsAsync(scene.Token);
        var queue = scene.Given("the queue", statistics.Queues.FirstOrDefault(queue => queue.Name == Scene.Queue));

        scene.Same("completed", new CappedCount(1, false), statistics.Counts.GetValueOrDefault(JobStatus.Completed));
        scene.Same("processing", new CappedCount(1, false), statistics.Counts.GetValueOrDefault(JobStatus.Processing));
        scene.Same("pending, due, processing", (5L, 3L, 1L), (queue.Pending.Value, queue.Due.Value, queue.Processing));
        scene.True(queue.OldestDue is not null && !queue.Paused, "an oldest due job, no pause", $"{queue}");
        scene.True(queue.LongestRunning is not { Ticks: < 0 }, "how long the held job has run, or no answer", $"{queue}");
        scene.SameItems("the pending types", [Scene.Type, "conformance.unknown"], statistics.PendingTypes.Order().Reverse());
    }
}
