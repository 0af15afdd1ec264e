using JobKit.Storage;
using static JobKit.JobVerb;

namespace JobKit.Testing;

/// <summary>I21: repeating a settle that was applied is recognised.</summary>
internal static class SettleRepeatChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        .. SettleFenceChecks.Verbs.Select(verb =>
            new ConformanceCheck("I21", $"{verb} repeated is answered as already applied and changes nothing", scene => Repeated(scene, verb))),
        .. SettleFenceChecks.Verbs.Select(verb =>
            new ConformanceCheck("I21", $"another verb after {verb} under the same epoch is refused", scene => OtherVerb(scene, verb))),
        new("I21", "a repeat is recognised after the job was claimed again", AfterNextClaim),
    ];

    private static async Task Repeated(Scene scene, JobVerb verb)
    {
        var job = await scene.HoldAsync();
        await scene.SettledAsync(job, verb, TimeSpan.FromHours(1));
        var before = await scene.ReadAsync(job.Id);
        var receipt = await scene.SettleAsync(job, verb, TimeSpan.FromHours(1));
        var after = await scene.ReadAsync(job.Id);

        scene.Same("the answer", (SettleOutcome.AlreadyApplied, before.Status), (receipt.Outcome, receipt.Status));
        scene.Same("the job", before with { Tags = after.Tags }, after);
        scene.True((await scene.Store.GetAttemptsAsync(job.Id, scene.Token)).Count <= 1, "at most one attempt on record", "more");
    }

    private static async Task OtherVerb(Scene scene, JobVerb verb)
    {
        var job = await scene.HoldAsync();
        await scene.SettledAsync(job, verb, TimeSpan.FromHours(1));
        foreach (var other in SettleFenceChecks.Verbs.Where(other => other != verb))
        {
            scene.Same($"the answer to {other}", SettleOutcome.LeaseLost, (await scene.SettleAsync(job, other)).Outcome);
        }
    }

    private static async Task AfterNextClaim(Scene scene)
    {
        var first = await scene.HoldAsync();
        await scene.SettledAsync(first, RetryLater);
        var second = await scene.ClaimOneAsync();
        var receipt = await scene.SettleAsync(first, RetryLater);

        scene.Same("the answer", (SettleOutcome.AlreadyApplied, JobStatus.Processing), (receipt.Outcome, receipt.Status));
        scene.Same("the epoch", second.Epoch, (await scene.ReadAsync(first.Id)).Epoch);
    }
}
