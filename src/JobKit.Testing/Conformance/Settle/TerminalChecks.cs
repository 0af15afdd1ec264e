using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I23: an end is final, except for an operator's retry.</summary>
internal static class TerminalChecks
{
    private static readonly JobStatus[] Ends = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        .. Ends.Select(status => new ConformanceCheck("I23", $"nothing but a retry changes a job that is {status}", scene => Final(scene, status))),
        new("I23", "a retry makes a failed job pending with attempt 0 and the next epoch", scene => Retried(scene, JobStatus.Failed)),
        new("I23", "a retry makes a cancelled job pending with attempt 0 and the next epoch", scene => Retried(scene, JobStatus.Cancelled)),
        new("I23", "a retry of a completed or a live job changes nothing", NotRetried),
        new("I23", "after a retry the old attempt's writes are refused", OldAttempt),
    ];

    private static async Task Final(Scene scene, JobStatus status)
    {
        var job = await scene.EndAsync(status);
        var before = await scene.ReadAsync(job.Id);
        foreach (var verb in SettleFenceChecks.Verbs)
        {
            await scene.SettleAsync(job.Id, job.Epoch, verb);
            await scene.SettleAsync(job.Id, job.Epoch + 1, verb);
        }

        await scene.Store.WriteProgressAsync([new(job.Id, job.Epoch, 13, "late")], scene.Token);
        await scene.Store.WriteCheckpointAsync(job.Lease, "13", scene.Token);
        await scene.Store.RenewAsync([job.Lease], Scene.Long, scene.Token);
        await scene.ClaimAsync();
        await scene.Store.SweepAsync(0, 100, scene.Token);
        await scene.Store.ExpireAsync(100, scene.Token);
        var cancel = await scene.Store.CancelAsync(job.Id, Scene.Somebody, scene.Token);
        var abandon = await scene.Store.AbandonAsync(job.Id, 3, Scene.Somebody, scene.Token);
        var reschedule = await scene.Store.RescheduleAsync(job.Id, before.CreatedAt, Scene.Somebody, scene.Token);
        var after = await scene.ReadAsync(job.Id);

        scene.Same("the job", before with { Tags = after.Tags }, after);
        scene.SameItems(
            "the answers of the operator's acts",
            Enumerable.Repeat<(JobStatus?, bool)>((status, false), 3),
            ((OperateReceipt[])[cancel, abandon, reschedule]).Select(receipt => (receipt.Status, receipt.Changed)));
    }

    private static async Task Retried(Scene scene, JobStatus status)
    {
        var ended = await scene.EndAsync(status);
        var from = await scene.NowAsync();
        var receipt = await scene.Store.RetryAsync(ended.Id, Scene.Somebody, scene.Token);
        var to = await scene.NowAsync();
        var job = await scene.ReadAsync(ended.Id);

        scene.Same("the answer", (JobStatus.Pending, true, Scene.Queue), (receipt.Status, receipt.Changed, receipt.Queue));
        scene.Same("status, attempt, abandons, epoch", (JobStatus.Pending, 0, 0, ended.Epoch + 1), (job.Status, job.Attempt, job.AbandonCount, job.Epoch));
        scene.Same("cancel request, end, reason", (false, null, null), (job.CancelRequested, job.FinishedAt, job.FailureReason));
        scene.Between("the due time", from, to, job.DueAt);
        scene.Same("the next epoch", ended.Epoch + 2, (await scene.ClaimOneAsync()).Epoch);
    }

    private static async Task NotRetried(Scene scene)
    {
        var held = await scene.HoldAsync();
        var completed = await scene.EndAsync(JobStatus.Completed);
        var pending = await scene.StoreAsync();
        foreach (var (id, status) in ((JobId, JobStatus)[])[(completed.Id, JobStatus.Completed), (held.Id, JobStatus.Processing), (pending, JobStatus.Pending)])
        {
            var before = await scene.ReadAsync(id);
            var receipt = await scene.Store.RetryAsync(id, Scene.Somebody, scene.Token);
            scene.Same($"the answer for a job that is {status}", (status, false), (receipt.Status, receipt.Changed));
            scene.Same("its epoch", before.Epoch, (await scene.ReadAsync(id)).Epoch);
        }

        scene.Same("the answer for an unknown job", new OperateReceipt(null, false), await scene.Store.RetryAsync(JobId.New(), Scene.Somebody, scene.Token));
    }

    private static async Task OldAttempt(Scene scene)
    {
        var old = await scene.EndAsync(JobStatus.Failed);
        await scene.Store.RetryAsync(old.Id, Scene.Somebody, scene.Token);
        await scene.ClaimOneAsync();

        scene.Same("the old attempt's completion", SettleOutcome.LeaseLost, (await scene.SettleAsync(old, JobVerb.Complete)).Outcome);
        scene.SameItems("the old attempt's progress", [false], await scene.Store.WriteProgressAsync([new(old.Id, old.Epoch, 13, "old")], scene.Token));
    }
}
