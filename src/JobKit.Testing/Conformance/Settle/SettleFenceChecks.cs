using JobKit.Storage;
using static JobKit.JobVerb;

namespace JobKit.Testing;

/// <summary>I20: one settle per epoch, by its holder.</summary>
internal static class SettleFenceChecks
{
    public static readonly IReadOnlyList<JobVerb> Verbs = [Complete, RetryLater, Fail, Snooze, Release];

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        .. Verbs.Select(verb => new ConformanceCheck("I20", $"{verb} under a stale epoch is refused and changes nothing", scene => Stale(scene, verb))),
        .. Verbs.Select(verb => new ConformanceCheck("I20", $"{verb} of a job that was swept is refused and changes nothing", scene => Swept(scene, verb))),
        new("I20", "of different settles of one epoch at once exactly one is accepted", OneWins),
        new("I20", "a settle of an unknown job is refused without a status", Unknown),
        new("I20", "each settle of a batch is answered on its own, in order", Batch),
    ];

    private static async Task Stale(Scene scene, JobVerb verb)
    {
        var first = await scene.HoldAsync();
        await scene.SettledAsync(first, verb is Snooze ? RetryLater : Snooze);
        var second = await scene.ClaimOneAsync();

        await RefusedAsync(scene, first.Id, first.Epoch, verb);
        await RefusedAsync(scene, first.Id, second.Epoch + 1, verb);
    }

    private static async Task Swept(Scene scene, JobVerb verb)
    {
        var job = await scene.LoseAsync();
        await scene.Store.SweepAsync(3, 10, scene.Token);

        await RefusedAsync(scene, job.Id, job.Epoch, verb);
    }

    private static async Task RefusedAsync(Scene scene, JobId id, long epoch, JobVerb verb)
    {
        var before = await scene.ReadAsync(id);
        var receipt = await scene.SettleAsync(id, epoch, verb);
        var after = await scene.ReadAsync(id);

        scene.Same("the answer", (SettleOutcome.LeaseLost, before.Status, null), (receipt.Outcome, receipt.Status, receipt.At));
        scene.Same("the job", before with { Tags = after.Tags }, after);
    }

    private static async Task OneWins(Scene scene)
    {
        IJobStore[] nodes = [scene.Store, await scene.AnotherNodeAsync()];
        for (var round = 0; round < 20; round++)
        {
            var job = await scene.HoldAsync(job => job with { Priority = -round });
            var receipts = await scene.AtOnceAsync(
                Verbs.Count, index => scene.SettleAsync(job.Id, job.Epoch, Verbs[index], TimeSpan.FromHours(1), nodes[index % 2]));
            scene.Same("settles accepted", 1, receipts.Count(receipt => receipt.Outcome is SettleOutcome.Accepted));
            scene.Same("settles refused", 4, receipts.Count(receipt => receipt.Outcome is SettleOutcome.LeaseLost));
            if ((await scene.ReadAsync(job.Id)).Status is JobStatus.Pending)
            {
                await scene.Store.CancelAsync(job.Id, Scene.Somebody, scene.Token);
            }
        }
    }

    private static async Task Unknown(Scene scene)
    {
        var receipt = await scene.SettleAsync(JobId.New(), 1, Complete);

        scene.Same("the answer", (SettleOutcome.LeaseLost, null, null), (receipt.Outcome, receipt.Status, receipt.At));
    }

    private static async Task Batch(Scene scene)
    {
        var (first, second) = (await scene.HoldAsync(), await scene.HoldAsync());
        var receipts = await scene.Store.SettleAsync(
            [
                Scene.Settlement(second.Id, second.Epoch, Fail),
                Scene.Settlement(JobId.New(), 1, Complete),
                Scene.Settlement(first.Id, first.Epoch, Complete),
            ],
            scene.Token);

        scene.SameItems(
            "outcomes and statuses",
            [(SettleOutcome.Accepted, JobStatus.Failed), (SettleOutcome.LeaseLost, null), (SettleOutcome.Accepted, JobStatus.Completed)],
            receipts.Select(receipt => (receipt.Outcome, receipt.Status)));
        scene.Same("the failed job", JobStatus.Failed, (await scene.ReadAsync(second.Id)).Status);
        scene.Same("the completed job", JobStatus.Completed, (await scene.ReadAsync(first.Id)).Status);
    }
}
