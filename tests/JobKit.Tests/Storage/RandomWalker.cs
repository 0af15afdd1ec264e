using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

/// <summary>Does one random verb after another, the wrong ones too: stale leases, ended jobs, repeated settlements.</summary>
internal sealed class RandomWalker(InMemoryJobStore store, ManualTimeProvider clock, RandomTrail trail, Random random)
{
    public const string LimitedQueue = "limited";
    public const int QueueLimit = 4;
    public const string Key = "key";
    public const int KeyLimit = 2;

    private static readonly JobVerb[] Settles = [JobVerb.Complete, JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze, JobVerb.Release];
    private static readonly JobStatus[] Ended = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    private readonly List<ClaimedJob> _held = [];
    private readonly List<JobId> _own = [];

    public async Task Walk(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            await (random.Next(14) switch
            {
                0 or 1 or 2 => Enqueue(),
                3 or 4 or 5 => Claim(),
                6 or 7 or 8 => Settle(),
                9 => store.CancelAsync(AnyJob(), OperatorAction.App, default),
                10 => store.RetryAsync(AnyJob(), OperatorAction.App, default),
                11 => store.AbandonAsync(AnyJob(), 2, OperatorAction.App, default),
                12 => store.RescheduleAsync(AnyJob(), clock.GetUtcNow().AddSeconds(random.Next(-5, 5)), OperatorAction.App, default),
                _ => Maintain(),
            });
        }
    }

    private async Task Enqueue()
    {
        var job = Jobs.New(random.Next(2) == 0 ? "a" : "b", random.Next(2) == 0 ? LimitedQueue : "free") with
        {
            Priority = random.Next(3),
            Delay = TimeSpan.FromSeconds(random.Next(3)),
            ExpiresAfter = random.Next(5) == 0 ? TimeSpan.FromSeconds(20) : null,
            UniqueKey = random.Next(3) == 0 ? "u" + random.Next(5) : null,
            LimitKey = random.Next(3) == 0 ? Key : null,
            LimitConcurrency = KeyLimit,
            MaxAttempts = 3,
        };
        if (await store.AddOne(job) == EnqueueOutcome.Stored)
        {
            _own.Add(job.Id);
            trail.Ids.Enqueue(job.Id);
        }
    }

    private async Task Claim()
    {
        foreach (var job in await store.Claim(random.Next(1, 5), random.Next(2) == 0 ? ["a", "b"] : ["b"]))
        {
            trail.Claims.Enqueue((job.Id, job.Epoch));
            _held.Add(job);
            if (job.Attempt > job.MaxAttempts)
            {
                trail.Breaches.Enqueue($"{job.Id}: attempt {job.Attempt} of {job.MaxAttempts}");
            }
        }
    }

    private async Task Settle()
    {
        if (_held.Count == 0)
        {
            return;
        }

        var held = _held[random.Next(_held.Count)];
        await store.RenewAsync([held.Lease], Jobs.Lease, default);
        var verb = Settles[random.Next(Settles.Length)];
        var receipt = await store.Settle(held, verb, TimeSpan.FromSeconds(random.Next(3)));
        if (receipt.Outcome == SettleOutcome.Accepted)
        {
            trail.Ends.Enqueue((held.Id, held.Epoch, verb, receipt.Status!.Value));
        }

        // Some stay, to be settled once more.
        if (random.Next(3) > 0)
        {
            _held.Remove(held);
        }
    }

    private async Task Maintain()
    {
        clock.Advance(TimeSpan.FromSeconds(random.Next(4)));
        await store.SweepAsync(2, random.Next(1, 5), default);
        await store.ExpireAsync(random.Next(1, 5), default);
        await store.PruneAsync(Ended[random.Next(3)], TimeSpan.FromSeconds(30), random.Next(1, 5), default);
    }

    private JobId AnyJob() => _own.Count == 0 ? Jobs.New().Id : _own[random.Next(_own.Count)];
}
