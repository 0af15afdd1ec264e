using JobKit.Storage;

namespace JobKit.Tests.Storage;

/// <summary>Jobs as the tests of the store want them.</summary>
internal static class Jobs
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static long _count;

    /// <summary>A job with an id greater than every earlier one's.</summary>
    public static NewJob New(string type = "mail", string queue = "default") => new()
    {
        Id = Id(Interlocked.Increment(ref _count)),
        Type = type,
        Queue = queue,
        Payload = "{}",
        ContentHash = "hash",
        MaxAttempts = 5,
    };

    public static JobId Id(long number) => new(new Guid((int)(number >> 15), (short)(number & 0x7fff), 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));

    public static ClaimRequest Request(int limit = 100, params string[] types) => new()
    {
        WorkerId = "worker",
        Types = types.Length > 0 ? types : ["mail"],
        Limit = limit,
        LeaseDuration = Lease,
    };

    public static async Task<IReadOnlyList<EnqueueReceipt>> Add(this IJobStore store, params NewJob[] jobs) =>
        await store.EnqueueAsync(jobs, EnqueueMode.AllOrNone, default);

    public static async Task<EnqueueOutcome> AddOne(this IJobStore store, NewJob job) => (await store.Add(job))[0].Outcome;

    public static Task<IReadOnlyList<ClaimedJob>> Claim(this IJobStore store, int limit = 100, params string[] types) =>
        store.ClaimAsync(Request(limit, types), default);

    public static async Task<ClaimedJob> AddAndClaim(this IJobStore store, NewJob job)
    {
        await store.Add(job);
        return (await store.ClaimAsync(Request(1, job.Type) with { Queues = [job.Queue] }, default)).Should().ContainSingle().Subject;
    }

    public static async Task<SettleReceipt> Settle(
        this IJobStore store, ClaimedJob held, JobVerb verb, TimeSpan delay = default, string? result = null, JobError? error = null)
    {
        var settlement = new Settlement
        {
            JobId = held.Id,
            Epoch = held.Epoch,
            Verb = verb,
            Delay = delay,
            Result = result,
            Error = error,
            FailureReason = verb == JobVerb.Fail ? JobFailureReason.Rejected : null,
        };
        return (await store.SettleAsync([settlement], default))[0];
    }

    public static async Task<Job> Read(this IJobStore store, JobId id) =>
        await store.GetAsync(id, null, default) ?? throw new InvalidOperationException($"No job {id}.");

    public static Task<OperateReceipt> Cancel(this IJobStore store, JobId id) => store.CancelAsync(id, new("ann", "wrong file"), default);
}
