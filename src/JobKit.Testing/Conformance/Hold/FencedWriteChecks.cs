using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I18 and I19: an attempt's progress and checkpoint are written under its epoch, or not at all.</summary>
internal static class FencedWriteChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I18", "the holder's progress is written; no step leaves what stands", Progress),
        new("I18", "progress of a batch is answered each on its own, in order", ProgressBatch),
        new("I18", "the holder's checkpoint is kept for the next attempt, and can be taken back", Checkpoint),
        new("I19", "progress under another epoch changes nothing", StaleProgress),
        new("I19", "progress of a job that is not held changes nothing", NotHeldProgress),
        new("I19", "a checkpoint under another epoch, or of a job that is not held, changes nothing", StaleCheckpoint),
    ];

    private static Task<IReadOnlyList<bool>> WriteAsync(Scene scene, params ProgressWrite[] writes) =>
        scene.Store.WriteProgressAsync(writes, scene.Token);

    private static async Task Progress(Scene scene)
    {
        var job = await scene.HoldAsync();
        scene.SameItems("the answer", [true], await WriteAsync(scene, new ProgressWrite(job.Id, job.Epoch, 40, "reading")));
        scene.SameItems("the answer", [true], await WriteAsync(scene, new ProgressWrite(job.Id, job.Epoch, 60, null)));
        var seen = await scene.ReadAsync(job.Id);

        scene.Same("progress and step", (60, "reading"), (seen.Progress, seen.Step));
        scene.Same<DateTimeOffset?>("the lease's end", job.LeaseUntil, seen.LeaseUntil);
    }

    private static async Task ProgressBatch(Scene scene)
    {
        var (first, second) = (await scene.HoldAsync(), await scene.HoldAsync());
        var answers = await WriteAsync(
            scene,
            new(second.Id, second.Epoch, 20, "two"),
            new(first.Id, first.Epoch + 1, 90, "stale"),
            new(JobId.New(), 1, 90, "unknown"),
            new(first.Id, first.Epoch, 10, "one"));

        scene.SameItems("the answers", [true, false, false, true], answers);
        scene.Same("the first's", "one", (await scene.ReadAsync(first.Id)).Step);
        scene.Same("the second's", "two", (await scene.ReadAsync(second.Id)).Step);
    }

    private static async Task Checkpoint(Scene scene)
    {
        var job = await scene.HoldAsync();
        scene.True(await scene.Store.WriteCheckpointAsync(job.Lease, """{"page":7}""", scene.Token), "the checkpoint to be written", "it was refused");
        await scene.SettledAsync(job, JobVerb.RetryLater);
        var next = await scene.ClaimOneAsync();
        scene.Same("the next attempt's checkpoint", """{"page":7}""", next.Checkpoint);

        await scene.Store.WriteCheckpointAsync(next.Lease, null, scene.Token);
        scene.Same("the checkpoint taken back", null, (await scene.ReadAsync(job.Id)).Checkpoint);
    }

    private static async Task StaleProgress(Scene scene)
    {
        var first = await scene.HoldAsync();
        await scene.SettledAsync(first, JobVerb.RetryLater);
        var second = await scene.ClaimOneAsync();

        scene.SameItems("the answer to the older attempt", [false], await WriteAsync(scene, new ProgressWrite(first.Id, first.Epoch, 99, "zombie")));
        scene.SameItems("the answer to an epoch to come", [false], await WriteAsync(scene, new ProgressWrite(first.Id, second.Epoch + 1, 99, "zombie")));
        var seen = await scene.ReadAsync(first.Id);
        scene.True(seen.Progress != 99 && seen.Step is null, "no trace of it", $"{seen.Progress} % {seen.Step}");
    }

    private static async Task NotHeldProgress(Scene scene)
    {
        var released = await scene.HoldAsync();
        await scene.SettledAsync(released, JobVerb.Release);
        var ended = await scene.EndAsync(JobStatus.Failed, job => job with { Priority = -1 });

        scene.SameItems(
            "the answers",
            [false, false],
            await WriteAsync(scene, new(released.Id, released.Epoch, 99, "late"), new(ended.Id, ended.Epoch, 99, "late")));
        scene.Same("the released job's step", null, (await scene.ReadAsync(released.Id)).Step);
        scene.Same("the ended job's step", null, (await scene.ReadAsync(ended.Id)).Step);
    }

    private static async Task StaleCheckpoint(Scene scene)
    {
        var job = await scene.HoldAsync();
        await scene.Store.WriteCheckpointAsync(job.Lease, "1", scene.Token);
        scene.Same("the answer to another epoch", false, await scene.Store.WriteCheckpointAsync(job.Lease with { Epoch = 9 }, "2", scene.Token));
        await scene.SettledAsync(job, JobVerb.Release);
        scene.Same("the answer after the release", false, await scene.Store.WriteCheckpointAsync(job.Lease, "3", scene.Token));

        scene.Same("the checkpoint", "1", (await scene.ReadAsync(job.Id)).Checkpoint);
    }
}
