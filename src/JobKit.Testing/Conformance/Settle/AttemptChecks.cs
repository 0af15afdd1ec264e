using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>I24 and I25: attempts are counted and put off as they should be.</summary>
internal static class AttemptChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I24", "a failure to be retried is pending, due after its delay on the store's clock, with its error", RetryLater),
        new("I24", "a snooze is pending, due after its delay, with its attempt given back", Snooze),
        new("I24", "a job put off is not claimed before it is due, and is then", Waits),
        new("I24", "a delay past the end of the calendar puts its own job off, and holds up no other", BeyondTheCalendar),
        new("I25", "no way of ending attempts takes a job past its last one", NeverPast),
        new("I25", "random lives keep every rule of the row: attempt, epoch, lease, end", RandomLives),
    ];

    private static async Task RetryLater(Scene scene)
    {
        var job = await PutOffAsync(scene, JobVerb.RetryLater);

        scene.Same("status, attempt", (JobStatus.Pending, 1), (job.Status, job.Attempt));
        scene.Same("the error", "It failed.", job.Error?.Message);
        scene.Same("holder and lease", (null, null), (job.WorkerId, job.LeaseUntil));
    }

    private static async Task Snooze(Scene scene)
    {
        var job = await PutOffAsync(scene, JobVerb.Snooze);

        scene.Same("status, attempt, epoch", (JobStatus.Pending, 0, 1L), (job.Status, job.Attempt, job.Epoch));
    }

    private static async Task<Job> PutOffAsync(Scene scene, JobVerb verb)
    {
        var delay = TimeSpan.FromMinutes(17);
        var held = await scene.HoldAsync();
        var from = await scene.NowAsync();
        await scene.SettledAsync(held, verb, delay);
        var to = await scene.NowAsync();
        var job = await scene.ReadAsync(held.Id);
        scene.Between("the due time", from + delay, to + delay, job.DueAt);
        return job;
    }

    private static async Task Waits(Scene scene)
    {
        await scene.SettledAsync(await scene.HoldAsync(), JobVerb.RetryLater, scene.Short);
        var due = (await scene.Store.ListAsync(new() { Type = Scene.Type }, scene.Token)).Jobs[0].DueAt;
        scene.Same("jobs claimed early", 0, (await scene.ClaimAsync()).Count);
        await scene.PassAsync(due);

        scene.Same("jobs claimed when due", 1, (await scene.ClaimAsync()).Count);
    }

    private static async Task BeyondTheCalendar(Scene scene)
    {
        var far = await scene.NowAsync() + TimeSpan.FromDays(365_000);
        List<JobId> off = [await scene.StoreAsync(job => job with { Delay = TimeSpan.MaxValue, ExpiresAfter = TimeSpan.MaxValue })];
        foreach (var verb in (JobVerb[])[JobVerb.RetryLater, JobVerb.Snooze])
        {
            var held = await scene.HoldAsync();
            await scene.SettledAsync(held, verb, TimeSpan.MaxValue);
            off.Add(held.Id);
        }

        var other = await scene.StoreAsync();
        scene.SameItems("the jobs claimed", [other], (await scene.ClaimAsync()).Select(job => job.Id));
        foreach (var id in off)
        {
            var job = await scene.ReadAsync(id);
            scene.True(job.Status is JobStatus.Pending && job.DueAt > far, $"pending, due after {far:O}", $"{job.Status}, {job.DueAt:O}");
        }

        scene.Same("jobs expired", 0, (await scene.Store.ExpireAsync(100, scene.Token)).Count);
    }

    private static async Task NeverPast(Scene scene)
    {
        var last = await scene.HoldAsync(job => job with { MaxAttempts = 1 });

        // The engine fails a last attempt. A store asked to retry it all the same may refuse; it may not run it again.
        try
        {
            await scene.SettleAsync(last, JobVerb.RetryLater);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            scene.Same("the status after it threw", JobStatus.Processing, (await scene.ReadAsync(last.Id)).Status);
        }

        var other = await scene.StoreAsync();
        var claimed = await scene.ClaimAsync();
        scene.True(claimed.Any(job => job.Id == other), "other jobs to be claimed", "they are not");
        scene.Same("attempts of the job with one", 1, (await scene.ReadAsync(last.Id)).Attempt);
        foreach (var verb in (JobVerb[])[JobVerb.Snooze, JobVerb.Release])
        {
            var job = await scene.HoldAsync(job => job with { MaxAttempts = 1, Priority = -1 });
            await scene.SettledAsync(job, verb);
            scene.Same($"the attempt after {verb}", 1, (await scene.ClaimOneAsync()).Attempt);
        }
    }

    private static async Task RandomLives(Scene scene)
    {
        var random = new Random(20261122);
        var ids = await scene.StoreManyAsync(6, (job, index) => job with { MaxAttempts = 1 + (index % 3) });
        var epochs = ids.ToDictionary(id => id, _ => 0L);
        for (var step = 0; step < 150; step++)
        {
            foreach (var job in await scene.ClaimAsync(random.Next(1, 4)))
            {
                await LiveAsync(scene, job, random);
            }

            await scene.Store.RetryAsync(ids[random.Next(ids.Count)], Scene.Somebody, scene.Token);
            foreach (var id in ids)
            {
                var job = await scene.ReadAsync(id);
                Holds(scene, job, epochs[id]);
                epochs[id] = job.Epoch;
            }
        }
    }

    private static async Task LiveAsync(Scene scene, ClaimedJob job, Random random)
    {
        if (random.Next(5) == 0)
        {
            await scene.Store.CancelAsync(job.Id, Scene.Somebody, scene.Token);
        }

        JobVerb[] verbs = job.Attempt < job.MaxAttempts
            ? [JobVerb.RetryLater, JobVerb.Snooze, JobVerb.Release, JobVerb.Fail, JobVerb.Complete, JobVerb.Abandon]
            : [JobVerb.Snooze, JobVerb.Release, JobVerb.Fail, JobVerb.Abandon];
        var verb = verbs[random.Next(verbs.Length)];
        if (verb is JobVerb.Abandon)
        {
            await scene.Store.AbandonAsync(job.Id, 2, Scene.Somebody, scene.Token);
            return;
        }

        await scene.SettledAsync(job, verb);
    }

    private static void Holds(Scene scene, Job job, long lastEpoch)
    {
        scene.True(job.Attempt >= 0 && job.Attempt <= job.MaxAttempts, $"an attempt of 0 to {job.MaxAttempts}", $"{job.Attempt}");
        scene.True(job.Epoch >= lastEpoch, $"an epoch of {lastEpoch} or more", $"{job.Epoch}");
        scene.Same("held exactly while processing", job.Status is JobStatus.Processing, job.LeaseUntil is not null && job.WorkerId is not null);
        scene.Same("an end exactly when ended", job.IsTerminal, job.FinishedAt is not null);
        scene.Same("a reason exactly when failed", job.Status is JobStatus.Failed, job.FailureReason is not null);
    }
}
