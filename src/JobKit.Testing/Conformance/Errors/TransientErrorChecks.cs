using JobKit.Storage;
using static JobKit.Testing.ConformanceCapability;

namespace JobKit.Testing;

/// <summary>I44: errors that the database calls transient are retried inside, not for ever.</summary>
internal static class TransientErrorChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I44", "one transient error in each call of a job's life is not seen by the caller", Once, TransientErrors),
        new("I44", "transient errors without end end the call with an error, and nothing is lost", ForEver, TransientErrors),
    ];

    private static async Task Once(Scene scene)
    {
        var fail = scene.Target.InjectTransientErrors!;
        fail(1);
        var id = await scene.StoreAsync();
        fail(1);
        var held = await scene.ClaimOneAsync();
        fail(1);
        scene.True((await scene.Store.RenewAsync([held.Lease], 2 * Scene.Long, scene.Token))[0].Held, "the lease to be held", "it is lost");
        fail(1);
        scene.SameItems("progress", [true], await scene.Store.WriteProgressAsync([new(id, held.Epoch, 50, "half")], scene.Token));
        fail(1);
        scene.Same("the settle", SettleOutcome.Accepted, (await scene.SettleAsync(held, JobVerb.Complete)).Outcome);
        fail(1);
        var job = await scene.ReadAsync(id);
        fail(0);

        scene.Same("status, attempt, epoch", (JobStatus.Completed, 1, 1L), (job.Status, job.Attempt, job.Epoch));
    }

    private static async Task ForEver(Scene scene)
    {
        var held = await scene.HoldAsync();
        scene.Target.InjectTransientErrors!(int.MaxValue);
        try
        {
            await scene.Store.SettleAsync([Scene.Settlement(held.Id, held.Epoch, JobVerb.Complete)], scene.Token);
        }
        catch (Exception error) when (error is not (OperationCanceledException or ConformanceException))
        {
            scene.Target.InjectTransientErrors(0);
            scene.Same("the status", JobStatus.Processing, (await scene.ReadAsync(held.Id)).Status);
            scene.Same("the settle afterwards", SettleOutcome.Accepted, (await scene.SettleAsync(held, JobVerb.Complete)).Outcome);
            return;
        }

        scene.True(false, "an error", "none");
    }
}
