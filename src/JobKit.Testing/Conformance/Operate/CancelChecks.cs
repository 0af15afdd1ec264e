using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I33 and I34: stopping a job.</summary>
internal static class CancelChecks
{
    private const string Metadata = """{"from":"a request"}""";

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I33", "a pending job is cancelled at once", PendingJob),
        new("I33", "a running job is asked to stop: flag and reason set, epoch and lease unchanged; asking again changes nothing", RunningJob),
        new("I33", "cancelling an ended or an unknown job changes nothing and says how it stands", EndedJob),
        new("I33", "cancels racing with claims: each job is either claimed and asked, or cancelled", RacesWithClaims),
        new("I34", "a completion after a cancel request is accepted and is the end", StillCompletes),
        .. ((JobVerb[])[JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze, JobVerb.Release]).Select(verb =>
            new ConformanceCheck("I34", $"{verb} after a cancel request ends the job as cancelled", scene => EndsCancelled(scene, verb))),
    ];

    private static Task<OperateReceipt> CancelAsync(Scene scene, JobId id, IJobStore? store = null) =>
        (store ?? scene.Store).CancelAsync(id, Scene.Somebody, scene.Token);

    private static async Task PendingJob(Scene scene)
    {
        var id = await scene.StoreAsync(job => job with { Metadata = Metadata });
        var receipt = await CancelAsync(scene, id);
        var job = await scene.ReadAsync(id);

        scene.Same("the answer", (JobStatus.Cancelled, true), (receipt.Status, receipt.Changed));
        scene.Same("the ended job as told", (id, JobStatus.Cancelled, JobVerb.Cancel), (receipt.Settled?.Id, receipt.Settled?.Status, receipt.Settled?.Verb));
        scene.Same<(string?, DateTimeOffset?)>("its metadata and creation as told", (Metadata, job.CreatedAt), (receipt.Settled?.Metadata, receipt.Settled?.CreatedAt));
        scene.Same("status, has an end, reason", (JobStatus.Cancelled, true, "a check"), (job.Status, job.FinishedAt is not null, job.CancelReason));
        scene.Same("jobs to claim", 0, (await scene.ClaimAsync()).Count);
    }

    private static async Task RunningJob(Scene scene)
    {
        var held = await scene.HoldAsync();
        var first = await CancelAsync(scene, held.Id);
        var second = await CancelAsync(scene, held.Id);
        var job = await scene.ReadAsync(held.Id);

        scene.Same("the first answer", new OperateReceipt(JobStatus.Processing, true), first);
        scene.Same("the second answer", new OperateReceipt(JobStatus.Processing, false), second);
        scene.Same("status, flag, reason, epoch", (JobStatus.Processing, true, "a check", held.Epoch), (job.Status, job.CancelRequested, job.CancelReason, job.Epoch));
        scene.Same<DateTimeOffset?>("the lease's end", held.LeaseUntil, job.LeaseUntil);
    }

    private static async Task EndedJob(Scene scene)
    {
        var completed = await scene.EndAsync(JobStatus.Completed);
        var cancelled = await scene.StoreAsync();
        await CancelAsync(scene, cancelled);

        scene.Same("the answer for a completed job", new OperateReceipt(JobStatus.Completed, false), await CancelAsync(scene, completed.Id));
        scene.Same("the answer for a cancelled job", new OperateReceipt(JobStatus.Cancelled, false), await CancelAsync(scene, cancelled));
        scene.Same("the answer for an unknown job", new OperateReceipt(null, false), await CancelAsync(scene, JobId.New()));
    }

    private static async Task RacesWithClaims(Scene scene)
    {
        const int Jobs = 60;
        var ids = await scene.StoreManyAsync(Jobs);
        var other = await scene.AnotherNodeAsync();
        var claiming = Task.Run(
            async () =>
            {
                var claimed = new HashSet<JobId>();
                while (await scene.ClaimAsync(2, store: other) is { Count: > 0 } jobs)
                {
                    claimed.UnionWith(jobs.Select(job => job.Id));
                }

                return claimed;
            },
            scene.Token);
        var receipts = new Dictionary<JobId, OperateReceipt>();
        foreach (var id in ids.Reverse())
        {
            receipts[id] = await CancelAsync(scene, id);
        }

        var taken = await claiming;
        foreach (var id in ids)
        {
            var expected = taken.Contains(id) ? JobStatus.Processing : JobStatus.Cancelled;
            var job = await scene.ReadAsync(id);
            scene.Same("the status", expected, job.Status);
            scene.Same("the cancel's answer", (expected, true), (receipts[id].Status, receipts[id].Changed));
            scene.Same("the flag of a claimed job", expected is JobStatus.Processing, job.CancelRequested && job.Status is JobStatus.Processing);
        }
    }

    private static async Task StillCompletes(Scene scene)
    {
        var held = await scene.HoldAsync();
        await CancelAsync(scene, held.Id);
        var receipt = await scene.SettleAsync(held, JobVerb.Complete);

        scene.Same("the answer", (SettleOutcome.Accepted, JobStatus.Completed), (receipt.Outcome, receipt.Status));
        scene.Same("the status", JobStatus.Completed, (await scene.ReadAsync(held.Id)).Status);
    }

    private static async Task EndsCancelled(Scene scene, JobVerb verb)
    {
        var held = await scene.HoldAsync();
        await CancelAsync(scene, held.Id);
        var receipt = await scene.SettleAsync(held, verb);
        var job = await scene.ReadAsync(held.Id);

        scene.Same("the answer", (SettleOutcome.Accepted, JobStatus.Cancelled), (receipt.Outcome, receipt.Status));
        scene.Same("status, reason, has an end", (JobStatus.Cancelled, null, true), (job.Status, job.FailureReason, job.FinishedAt is not null));
        scene.Same("jobs to claim", 0, (await scene.ClaimAsync()).Count);
    }
}
