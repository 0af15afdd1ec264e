using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I15, I16 and I17: renewing a lease.</summary>
internal static class RenewChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I15", "a held lease is lengthened from the store's present", Lengthens),
        new("I15", "a lease with another epoch, of an ended, a released or an unknown job is answered as lost", Lost),
        new("I15", "a renewal tells of a cancel request", TellsOfCancel),
        new("I15", "a lease that has ended but was not swept can still be renewed", EndedNotSwept),
        new("I16", "a renewal for less does not shorten the lease", NeverShortens),
        new("I17", "each lease of a batch is answered on its own, in order", Independent),
    ];

    private static async Task<RenewReceipt> RenewAsync(Scene scene, JobLease lease, TimeSpan duration)
    {
        var receipts = await scene.Store.RenewAsync([lease], duration, scene.Token);
        scene.Same("answers to a renewal of one", 1, receipts.Count);
        return receipts[0];
    }

    private static async Task Lengthens(Scene scene)
    {
        var job = await scene.HoldAsync();
        var from = await scene.NowAsync();
        var receipt = await RenewAsync(scene, job.Lease, 2 * Scene.Long);
        var to = await scene.NowAsync();

        scene.Same("the answer", new RenewReceipt(job.Id, true, false), receipt);
        scene.Between("the lease's end", from + (2 * Scene.Long), to + (2 * Scene.Long), (await scene.ReadAsync(job.Id)).LeaseUntil);
        scene.Same("the epoch", job.Epoch, (await scene.ReadAsync(job.Id)).Epoch);
    }

    private static async Task Lost(Scene scene)
    {
        var held = await scene.HoldAsync();
        var ended = await scene.EndAsync(JobStatus.Completed);
        var released = await scene.HoldAsync();
        await scene.SettledAsync(released, JobVerb.Release);
        JobLease[] leases =
        [
            held.Lease with { Epoch = held.Epoch - 1 },
            held.Lease with { Epoch = held.Epoch + 1 },
            ended.Lease,
            released.Lease,
            new(JobId.New(), 1, held.LeaseUntil),
        ];
        var receipts = await scene.Store.RenewAsync(leases, 2 * Scene.Long, scene.Token);

        scene.SameItems("the answers", leases.Select(lease => (lease.JobId, false)), receipts.Select(receipt => (receipt.JobId, receipt.Held)));
        scene.Same<DateTimeOffset?>("the held lease's end", held.LeaseUntil, (await scene.ReadAsync(held.Id)).LeaseUntil);
        scene.Same("the released job's lease", null, (await scene.ReadAsync(released.Id)).LeaseUntil);
    }

    private static async Task TellsOfCancel(Scene scene)
    {
        var job = await scene.HoldAsync();
        await scene.Store.CancelAsync(job.Id, Scene.Somebody, scene.Token);

        scene.Same("the answer", new RenewReceipt(job.Id, true, true), await RenewAsync(scene, job.Lease, Scene.Long));
    }

    private static async Task EndedNotSwept(Scene scene)
    {
        var job = await scene.LoseAsync();

        scene.Same("the answer", new RenewReceipt(job.Id, true, false), await RenewAsync(scene, job.Lease, Scene.Long));
        scene.Same("jobs swept afterwards", 0, (await scene.Store.SweepAsync(3, 10, scene.Token)).Swept);
    }

    private static async Task NeverShortens(Scene scene)
    {
        var job = await scene.HoldAsync();
        var receipt = await RenewAsync(scene, job.Lease, TimeSpan.FromSeconds(1));

        scene.True(receipt.Held, "the lease to be held", "it is lost");
        scene.Same<DateTimeOffset?>("the lease's end", job.LeaseUntil, (await scene.ReadAsync(job.Id)).LeaseUntil);
    }

    private static async Task Independent(Scene scene)
    {
        var first = await scene.HoldAsync();
        var second = await scene.HoldAsync();
        JobLease[] leases = [second.Lease, first.Lease with { Epoch = 99 }, new(JobId.New(), 1, default), first.Lease];
        var receipts = await scene.Store.RenewAsync(leases, 2 * Scene.Long, scene.Token);

        scene.SameItems("jobs answered for", leases.Select(lease => lease.JobId), receipts.Select(receipt => receipt.JobId));
        scene.SameItems("held", [true, false, false, true], receipts.Select(receipt => receipt.Held));
        scene.True((await scene.ReadAsync(first.Id)).LeaseUntil > first.LeaseUntil, "the held lease of a mixed batch to be longer", "it is not");
    }
}
