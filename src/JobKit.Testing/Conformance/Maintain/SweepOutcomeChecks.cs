namespace JobKit.Testing;

/// <summary>I29: what becomes of a job whose holder died.</summary>
internal static class SweepOutcomeChecks
{
    private const string Metadata = """{"from":"a request"}""";

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I29", "a swept job is pending with its attempt given back and one abandon more", Pending),
        new("I29", "a job abandoned more often than allowed fails as abandoned", Failed),
        new("I29", "a swept job that was asked to stop is cancelled", Cancelled),
        new("I29", "a job that its holder has lost is counted as lost until it is swept, and one that is held is not", Lost),
        new("I29", "an operator's abandon does the same before the lease ends, and raises the epoch", Abandoned),
        new("I29", "an operator's abandon over the cap fails the job", AbandonedOften),
    ];

    private static async Task Pending(Scene scene)
    {
        var lost = await scene.LoseAsync();
        var result = await scene.Store.SweepAsync(1, 10, scene.Token);
        var job = await scene.ReadAsync(lost.Id);

        scene.Same("swept, ended", (1, 0), (result.Swept, result.Settled.Count));
        scene.Same("status, attempt, abandons, epoch", (JobStatus.Pending, 0, 1, lost.Epoch), (job.Status, job.Attempt, job.AbandonCount, job.Epoch));
        scene.Same("holder and lease", (null, null), (job.WorkerId, job.LeaseUntil));
    }

    private static async Task Failed(Scene scene)
    {
        await scene.LoseAsync(job => job with { Metadata = Metadata });
        await scene.Store.SweepAsync(1, 10, scene.Token);
        var again = await scene.ClaimOneAsync(scene.Short);
        scene.Same("abandons told to the holder", 1, again.AbandonCount);
        await scene.PassAsync(again.LeaseUntil);
        var result = await scene.Store.SweepAsync(1, 10, scene.Token);
        var job = await scene.ReadAsync(again.Id);

        scene.Same("status, reason, abandons", (JobStatus.Failed, JobFailureReason.Abandoned, 2), (job.Status, job.FailureReason, job.AbandonCount));
        scene.Same("swept, ended, queues", (1, 1, 0), (result.Swept, result.Settled.Count, result.Queues.Count));
        var settled = result.Settled[0];
        scene.Same("the ended job as told", (job.Id, JobStatus.Failed, JobVerb.Sweep), (settled.Id, settled.Status, settled.Verb));
        scene.Same<DateTimeOffset?>("its end as told", job.FinishedAt, settled.FinishedAt);
        // Observers count it by these where it came from.
        scene.Same("its metadata and creation as told", (Metadata, job.CreatedAt), (settled.Metadata, settled.CreatedAt));
    }

    private static async Task Cancelled(Scene scene)
    {
        var lost = await scene.LoseAsync();
        await scene.Store.CancelAsync(lost.Id, Scene.Somebody, scene.Token);
        var result = await scene.Store.SweepAsync(3, 10, scene.Token);

        scene.Same("the status", JobStatus.Cancelled, (await scene.ReadAsync(lost.Id)).Status);
        scene.SameItems("the ended jobs", [(lost.Id, JobStatus.Cancelled)], result.Settled.Select(job => (job.Id, job.Status)));
    }

    private static async Task Lost(Scene scene)
    {
        await scene.HoldAsync();
        scene.Same("lost while held", 0, await scene.Store.CountLostAsync(TimeSpan.Zero, scene.Token));
        await scene.LoseAsync();

        scene.Same("lost long ago", 0, await scene.Store.CountLostAsync(TimeSpan.FromMinutes(10), scene.Token));
        scene.Same("lost", 1, await scene.Store.CountLostAsync(TimeSpan.Zero, scene.Token));
        await scene.Store.SweepAsync(3, 10, scene.Token);
        scene.Same("lost after the sweep", 0, await scene.Store.CountLostAsync(TimeSpan.Zero, scene.Token));
    }

    private static async Task Abandoned(Scene scene)
    {
        var held = await scene.HoldAsync();
        var receipt = await scene.Store.AbandonAsync(held.Id, 3, Scene.Somebody, scene.Token);
        var job = await scene.ReadAsync(held.Id);

        scene.Same("the answer", (JobStatus.Pending, true, Scene.Queue), (receipt.Status, receipt.Changed, receipt.Queue));
        scene.Same("status, attempt, abandons, epoch", (JobStatus.Pending, 0, 1, held.Epoch + 1), (job.Status, job.Attempt, job.AbandonCount, job.Epoch));
        scene.Same("the deaf handler's settle", Storage.SettleOutcome.LeaseLost, (await scene.SettleAsync(held, JobVerb.Complete)).Outcome);
    }

    private static async Task AbandonedOften(Scene scene)
    {
        var held = await scene.HoldAsync();
        var receipt = await scene.Store.AbandonAsync(held.Id, 0, Scene.Somebody, scene.Token);
        var job = await scene.ReadAsync(held.Id);

        scene.Same("the answer", (JobStatus.Failed, true, JobVerb.Abandon), (receipt.Status, receipt.Changed, receipt.Settled?.Verb));
        scene.Same("status, reason", (JobStatus.Failed, JobFailureReason.Abandoned), (job.Status, job.FailureReason));
    }
}
