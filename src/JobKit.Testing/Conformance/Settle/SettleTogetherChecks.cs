using JobKit.Storage;
using static JobKit.Testing.ConformanceCapability;

namespace JobKit.Testing;

/// <summary>I22: all that an outcome means is written at once.</summary>
internal static class SettleTogetherChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I22", "a completion writes status, result and end, and lets go of the lease", Completes),
        new("I22", "a failure writes status, reason, error, end and the attempt's record", Fails),
        new("I22", "each attempt that did not succeed leaves one record, in order", Attempts),
        new("I22", "whoever reads while jobs complete sees the outcome whole or not at all", SeenWhole),
        new("I22", "a completion in the handler's transaction commits with what else it wrote", InTransaction, Transaction),
        new("I22", "a completion in the handler's transaction is undone by its rollback", RolledBack, Transaction),
        new("I22", "a completion in a transaction under a stale epoch is refused", StaleInTransaction, Transaction),
    ];

    private static async Task Completes(Scene scene)
    {
        var held = await scene.HoldAsync();
        var from = await scene.NowAsync();
        var receipt = await scene.SettleAsync(held, JobVerb.Complete);
        var to = await scene.NowAsync();
        var job = await scene.ReadAsync(held.Id);

        scene.Same("the answer", (SettleOutcome.Accepted, JobStatus.Completed), (receipt.Outcome, receipt.Status));
        scene.Same("status and result", (JobStatus.Completed, """{"done":true}"""), (job.Status, job.Result));
        scene.Between("the end", from, to, job.FinishedAt);
        scene.Between("the answer's time", from, to, receipt.At);
        scene.Same("holder and lease", (null, null), (job.WorkerId, job.LeaseUntil));
        scene.Same("error and reason", (null, null), (job.Error, job.FailureReason));
        scene.Same("attempts on record", 0, (await scene.Store.GetAttemptsAsync(held.Id, scene.Token)).Count);
    }

    private static async Task Fails(Scene scene)
    {
        var held = await scene.HoldAsync();
        await scene.SettledAsync(held, JobVerb.Fail);
        var job = await scene.ReadAsync(held.Id);
        var attempts = await scene.Store.GetAttemptsAsync(held.Id, scene.Token);
        var error = new JobError("System.InvalidOperationException", "It failed.");

        scene.Same("status, reason, error", (JobStatus.Failed, JobFailureReason.Rejected, error), (job.Status, job.FailureReason, job.Error));
        scene.Same("holder and lease", (null, null), (job.WorkerId, job.LeaseUntil));
        scene.Same("attempts on record", 1, attempts.Count);
        scene.Same("the record", new JobAttempt(held.Id, 1, 1, Scene.WorkerId, held.ClaimedAt, job.FinishedAt!.Value, JobVerb.Fail, error), attempts[0]);
    }

    private static async Task Attempts(Scene scene)
    {
        var id = await scene.StoreAsync();
        JobVerb[] verbs = [JobVerb.RetryLater, JobVerb.Snooze, JobVerb.Release, JobVerb.Sweep, JobVerb.Abandon, JobVerb.Complete];
        foreach (var verb in verbs)
        {
            var job = await scene.ClaimOneAsync(verb is JobVerb.Sweep ? scene.Short : null);
            switch (verb)
            {
                case JobVerb.Sweep:
                    await scene.PassAsync(job.LeaseUntil);
                    await scene.Store.SweepAsync(9, 10, scene.Token);
                    break;
                case JobVerb.Abandon:
                    await scene.Store.AbandonAsync(id, 9, Scene.Somebody, scene.Token);
                    break;
                default:
                    await scene.SettledAsync(job, verb);
                    break;
            }
        }

        var attempts = await scene.Store.GetAttemptsAsync(id, scene.Token);
        scene.SameItems("the verbs on record", verbs.SkipLast(1), attempts.Select(attempt => attempt.Verb));
        scene.Same("the attempts' epochs rise", true, attempts.Zip(attempts.Skip(1)).All(pair => pair.First.Epoch < pair.Second.Epoch));
        scene.Same("the job", JobStatus.Completed, (await scene.ReadAsync(id)).Status);
    }

    private static async Task SeenWhole(Scene scene)
    {
        var ids = await scene.StoreManyAsync(60);
        var claimed = await scene.ClaimAsync(60);
        var reader = await scene.AnotherNodeAsync();
        var settling = Task.Run(() => Task.WhenAll(claimed.Select(job => scene.SettledAsync(job, JobVerb.Complete))), scene.Token);
        do
        {
            foreach (var id in ids.Where((_, index) => index % 4 == 0))
            {
                var job = scene.Given("the job", await reader.GetAsync(id, null, scene.Token));
                var done = job.Status is JobStatus.Completed;
                scene.Same(
                    $"({job.Status}) result, end set and lease gone: {done}",
                    (done, done, done),
                    (job.Result is not null, job.FinishedAt is not null, job.LeaseUntil is null));
            }
        }
        while (!settling.IsCompleted);

        await settling;
    }

    private static async Task InTransaction(Scene scene)
    {
        var (job, next) = (await scene.HoldAsync(), Scene.Job());
        await using var transaction = await scene.Target.BeginTransactionAsync!(scene.Token);
        await transaction.EnqueueAsync([next], scene.Token);
        scene.True(await transaction.CompleteAsync(job.Lease, "7", scene.Token), "the lease to be held", "it was lost");
        await transaction.CommitAsync(scene.Token);

        var seen = await scene.ReadAsync(job.Id);
        scene.Same("status and result", (JobStatus.Completed, "7"), (seen.Status, seen.Result));
        await scene.ReadAsync(next.Id);
    }

    private static async Task RolledBack(Scene scene)
    {
        var (job, next) = (await scene.HoldAsync(), Scene.Job());
        await using (var transaction = await scene.Target.BeginTransactionAsync!(scene.Token))
        {
            await transaction.EnqueueAsync([next], scene.Token);
            await transaction.CompleteAsync(job.Lease, "7", scene.Token);
            await transaction.RollbackAsync(scene.Token);
        }

        scene.Same("the status", JobStatus.Processing, (await scene.ReadAsync(job.Id)).Status);
        scene.Same("what else was written", null, await scene.Store.GetAsync(next.Id, null, scene.Token));
        scene.Same("the holder's settle", SettleOutcome.Accepted, (await scene.SettleAsync(job, JobVerb.Complete)).Outcome);
    }

    private static async Task StaleInTransaction(Scene scene)
    {
        var job = await scene.HoldAsync();
        await using var transaction = await scene.Target.BeginTransactionAsync!(scene.Token);

        scene.Same("the lease is held", false, await transaction.CompleteAsync(job.Lease with { Epoch = job.Epoch + 1 }, "7", scene.Token));
    }
}
