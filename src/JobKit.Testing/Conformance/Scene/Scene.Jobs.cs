using System.Security.Cryptography;
using System.Text;
using JobKit.Storage;

namespace JobKit.Testing;

internal sealed partial class Scene
{
    public static NewJob Job(Func<NewJob, NewJob>? shape = null)
    {
        var job = new NewJob { Id = JobId.New(), Type = Type, Queue = Queue, Payload = "{}", ContentHash = string.Empty, MaxAttempts = 3 };
        job = shape is null ? job : shape(job);
        var content = $"{job with { Id = default, ContentHash = string.Empty, Tags = [] }}|{string.Join(',', job.Tags)}";
        return job with { ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))) };
    }

    public async Task<EnqueueReceipt> TryStoreAsync(NewJob job, IJobStore? store = null)
    {
        var receipts = await (store ?? Store).EnqueueAsync([job], EnqueueMode.EachAlone, Token);
        Same("answers of an enqueue of one", 1, receipts.Count);
        return receipts[0];
    }

    public async Task<JobId> StoreAsync(Func<NewJob, NewJob>? shape = null)
    {
        var job = Job(shape);
        Same("an enqueue's answer", new EnqueueReceipt(job.Id, EnqueueOutcome.Stored), await TryStoreAsync(job));
        return job.Id;
    }

    public async Task<IReadOnlyList<JobId>> StoreManyAsync(int count, Func<NewJob, int, NewJob>? shape = null)
    {
        var jobs = Enumerable.Range(0, count).Select(index => Job(shape is null ? null : job => shape(job, index))).ToList();
        var receipts = await Store.EnqueueAsync(jobs, EnqueueMode.AllOrNone, Token);
        SameItems("a batch's answers", jobs.Select(job => new EnqueueReceipt(job.Id, EnqueueOutcome.Stored)), receipts);
        return [.. jobs.Select(job => job.Id)];
    }

    public async Task<Job> ReadAsync(JobId id) => Given($"job {id}", await Store.GetAsync(id, owner: null, Token));

    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(int limit = 100, Func<ClaimRequest, ClaimRequest>? shape = null, IJobStore? store = null)
    {
        var request = new ClaimRequest { WorkerId = WorkerId, Types = [Type], Limit = limit, LeaseDuration = Long };
        return (store ?? Store).ClaimAsync(shape is null ? request : shape(request), Token);
    }

    public async Task<ClaimedJob> ClaimOneAsync(TimeSpan? lease = null)
    {
        var claimed = await ClaimAsync(1, request => request with { LeaseDuration = lease ?? Long });
        Same("jobs claimed", 1, claimed.Count);
        return claimed[0];
    }

    /// <summary>A job under a lease.</summary>
    public async Task<ClaimedJob> HoldAsync(Func<NewJob, NewJob>? shape = null, TimeSpan? lease = null)
    {
        var id = await StoreAsync(shape);
        var claimed = await ClaimOneAsync(lease);
        Same("the job claimed", id, claimed.Id);
        return claimed;
    }

    /// <summary>A job under a lease that expires shortly; on a slow machine it may take more than one before one is claimed in time.</summary>
    public async Task<ClaimedJob> HoldInTimeAsync()
    {
        for (var expiry = Short; ; expiry *= 2)
        {
            await StoreAsync(job => job with { ExpiresAfter = expiry });
            if (await ClaimAsync(1) is [var claimed])
            {
                return claimed;
            }

            await Store.ExpireAsync(100, Token);
        }
    }

    /// <summary>A job whose holder died: its lease has ended.</summary>
    public async Task<ClaimedJob> LoseAsync(Func<NewJob, NewJob>? shape = null)
    {
        var claimed = await HoldAsync(shape, Short);
        await PassAsync(claimed.LeaseUntil);
        return claimed;
    }

    public async Task<SettleReceipt> SettleAsync(JobId id, long epoch, JobVerb verb, TimeSpan delay = default, IJobStore? store = null)
    {
        var settlement = Settlement(id, epoch, verb) with { Delay = delay };
        var receipts = await (store ?? Store).SettleAsync([settlement], Token);
        Same("answers of a settle of one", 1, receipts.Count);
        return receipts[0];
    }

    public Task<SettleReceipt> SettleAsync(ClaimedJob job, JobVerb verb, TimeSpan delay = default) => SettleAsync(job.Id, job.Epoch, verb, delay);

    public async Task SettledAsync(ClaimedJob job, JobVerb verb, TimeSpan delay = default) =>
        Same($"the answer to {verb}", SettleOutcome.Accepted, (await SettleAsync(job, verb, delay)).Outcome);

    public static Settlement Settlement(JobId id, long epoch, JobVerb verb) => new()
    {
        JobId = id,
        Epoch = epoch,
        Verb = verb,
        Result = verb is JobVerb.Complete ? """{"done":true}""" : null,
        Error = verb is JobVerb.Fail or JobVerb.RetryLater ? new("System.InvalidOperationException", "It failed.") : null,
        FailureReason = verb is JobVerb.Fail ? JobFailureReason.Rejected : null,
    };

    /// <summary>A job that has ended in a status.</summary>
    public async Task<ClaimedJob> EndAsync(JobStatus status, Func<NewJob, NewJob>? shape = null)
    {
        var job = await HoldAsync(shape);
        if (status is JobStatus.Cancelled)
        {
            await Store.CancelAsync(job.Id, Somebody, Token);
        }

        await SettledAsync(job, status is JobStatus.Completed ? JobVerb.Complete : JobVerb.Fail);
        Same("the status", status, (await ReadAsync(job.Id)).Status);
        return job;
    }
}
