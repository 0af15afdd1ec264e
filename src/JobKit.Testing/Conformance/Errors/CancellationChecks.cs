using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I44: a call that was cancelled has done all or nothing.</summary>
internal static class CancellationChecks
{
    private const int Batch = 20;
    private const int Rounds = 40;

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I44", "a call with a cancelled token throws and does nothing", BeforeTheCall),
        new("I44", "an enqueue of many cancelled anywhere has stored all or none", Enqueues),
        new("I44", "a claim cancelled anywhere has taken all or none", Claims),
        new("I44", "a settle of many cancelled anywhere has written all or none", Settles),
    ];

    private static async Task BeforeTheCall(Scene scene)
    {
        var held = await scene.HoldAsync();
        var pending = await scene.StoreAsync();
        var job = Scene.Job();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var token = source.Token;
        (string Name, Func<Task> Call)[] calls =
        [
            ("an enqueue", () => scene.Store.EnqueueAsync([job], EnqueueMode.AllOrNone, token)),
            ("a claim", () => scene.Store.ClaimAsync(new() { WorkerId = "w", Types = [Scene.Type], Limit = 9, LeaseDuration = Scene.Long }, token)),
            ("a settle", () => scene.Store.SettleAsync([Scene.Settlement(held.Id, held.Epoch, JobVerb.Complete)], token)),
            ("a renewal", () => scene.Store.RenewAsync([held.Lease], 2 * Scene.Long, token)),
            ("a checkpoint", () => scene.Store.WriteCheckpointAsync(held.Lease, "1", token)),
            ("a cancel", () => scene.Store.CancelAsync(pending, Scene.Somebody, token)),
            ("a read", () => scene.Store.GetAsync(pending, null, token)),
        ];
        foreach (var (name, call) in calls)
        {
            await scene.ThrowsAsync<OperationCanceledException>(name, call);
        }

        scene.Same("the job enqueued", null, await scene.Store.GetAsync(job.Id, null, scene.Token));
        scene.Same("the pending job", JobStatus.Pending, (await scene.ReadAsync(pending)).Status);
        var after = await scene.ReadAsync(held.Id);
        scene.Same("the held job", (JobStatus.Processing, held.LeaseUntil, null), (after.Status, after.LeaseUntil, after.Checkpoint));
    }

    private static async Task Enqueues(Scene scene)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var jobs = Enumerable.Range(0, Batch).Select(_ => Scene.Job()).ToList();
            await CutAsync(round, token => scene.Store.EnqueueAsync(jobs, EnqueueMode.AllOrNone, token));
            var stored = (await scene.Store.GetStatesAsync([.. jobs.Select(job => job.Id)], scene.Token)).Count;
            scene.True(stored is 0 or Batch, $"0 or {Batch} jobs stored", $"{stored}");
        }
    }

    private static async Task Claims(Scene scene)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var ids = await scene.StoreManyAsync(Batch, (job, _) => job with { Priority = -round });
            var request = new ClaimRequest { WorkerId = "w", Types = [Scene.Type], Limit = Batch, LeaseDuration = Scene.Long };
            await CutAsync(round, token => scene.Store.ClaimAsync(request, token));
            var states = await scene.Store.GetStatesAsync(ids, scene.Token);
            var taken = states.Count(state => state is { Status: JobStatus.Processing, Epoch: 1, Attempt: 1 });
            var left = states.Count(state => state is { Status: JobStatus.Pending, Epoch: 0, Attempt: 0 });
            scene.True((taken, left) is (0, Batch) or (Batch, 0), $"0 or {Batch} jobs taken, whole", $"{taken} taken, {left} left");
        }
    }

    private static async Task Settles(Scene scene)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var ids = await scene.StoreManyAsync(Batch);
            var claimed = await scene.ClaimAsync(Batch);
            var settlements = claimed.Select(job => Scene.Settlement(job.Id, job.Epoch, JobVerb.Complete)).ToList();
            await CutAsync(round, token => scene.Store.SettleAsync(settlements, token));
            var ended = (await scene.Store.GetStatesAsync(ids, scene.Token)).Count(state => state.Status is JobStatus.Completed);
            scene.True(ended is 0 or Batch, $"0 or {Batch} jobs settled", $"{ended}");
            await scene.Store.SettleAsync(settlements, scene.Token);
        }
    }

    /// <summary>Cancels a call a little later each round, so that the cut falls at different places of it.</summary>
    private static async Task CutAsync(int round, Func<CancellationToken, Task> call)
    {
        using var source = new CancellationTokenSource();
        var running = Task.Run(() => call(source.Token), CancellationToken.None);
        var spin = new SpinWait();
        for (var turn = 0; turn < round * 4 && !running.IsCompleted; turn++)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        await source.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // Expected of most rounds; what was done is looked at by the caller.
        }
    }
}
