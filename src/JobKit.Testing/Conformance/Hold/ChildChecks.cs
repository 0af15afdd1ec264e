using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I18 and I19 for the jobs that an attempt enqueues.</summary>
internal static class ChildChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I18", "children of a held job are stored", Stored),
        new("I18", "children are all stored or none", AllOrNone),
        new("I19", "children under another epoch are not stored", scene => Refused(scene, job => job.Lease with { Epoch = job.Epoch + 1 }, release: false)),
        new("I19", "children of a job that is not held are not stored", scene => Refused(scene, job => job.Lease, release: true)),
    ];

    private static async Task Stored(Scene scene)
    {
        var parent = await scene.HoldAsync();
        var children = new[] { Scene.Job(job => job with { ParentId = parent.Id }), Scene.Job(job => job with { ParentId = parent.Id }) };
        var receipts = scene.Given("answers", await scene.Store.EnqueueChildrenAsync(parent.Lease, children, scene.Token));

        scene.SameItems("the answers", children.Select(child => new EnqueueReceipt(child.Id, EnqueueOutcome.Stored)), receipts);
        scene.Same<JobId?>("the child's parent", parent.Id, (await scene.ReadAsync(children[1].Id)).ParentId);
    }

    private static async Task AllOrNone(Scene scene)
    {
        var parent = await scene.HoldAsync();
        var taken = await scene.StoreAsync();
        var fresh = Scene.Job();
        var other = Scene.Job(job => job with { Id = taken, Payload = "7" });
        var receipts = scene.Given("answers", await scene.Store.EnqueueChildrenAsync(parent.Lease, [fresh, other], scene.Token));

        scene.Same("the refused child's answer", EnqueueOutcome.Conflict, receipts[1].Outcome);
        scene.Same("the other child", null, await scene.Store.GetAsync(fresh.Id, null, scene.Token));
    }

    private static async Task Refused(Scene scene, Func<ClaimedJob, JobLease> lease, bool release)
    {
        var parent = await scene.HoldAsync();
        if (release)
        {
            await scene.SettledAsync(parent, JobVerb.Release);
        }

        var child = Scene.Job();
        scene.True(
            await scene.Store.EnqueueChildrenAsync(lease(parent), [child], scene.Token) is null, "no answers (null): the lease is lost", "answers");
        scene.Same("the child", null, await scene.Store.GetAsync(child.Id, null, scene.Token));
    }
}
