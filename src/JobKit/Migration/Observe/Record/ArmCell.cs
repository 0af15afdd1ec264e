namespace JobKit.Migration;

/// <summary>One stripe's counts of one cohort and arm since the last drain: numbers that are only ever added to, each on its own.</summary>
/// <remarks>
/// What follows from others is not counted: units are the sum of the subs, errors the number of failures' times, and so on; and a time is
/// counted and summed in one number. That leaves one addition for each call, and one more for a failure: additions are what recording costs.
/// </remarks>
internal sealed class ArmCell
{
    private const int BegunAt = 0;
    private const int FailedSubsAt = BegunAt + SubCounts.Count;
    private const int AbortedAt = FailedSubsAt + SubCounts.Count;
    private const int LeftAt = AbortedAt + 1;

    private const int SucceededAt = 0;
    private const int FailedAt = SucceededAt + MicrosBuckets.Count;
    private const int AcceptedAt = FailedAt + MicrosBuckets.Count;

    // Drained each second, so they never come near their ends.
    private readonly int[] _counts = new int[LeftAt + 1];
    private readonly long[] _times = new long[AcceptedAt + MicrosBuckets.Count];

    public void Begin(int sub) => Interlocked.Increment(ref _counts[BegunAt + sub]);

    public void End(int sub, long micros, RequestOutcome outcome)
    {
        switch (outcome)
        {
            case RequestOutcome.Succeeded:
                Add(SucceededAt, micros);
                break;
            case RequestOutcome.Failed:
                Interlocked.Increment(ref _counts[FailedSubsAt + sub]);
                Add(FailedAt, micros);
                break;
            case RequestOutcome.Accepted:
                Add(AcceptedAt, micros);
                break;
            case RequestOutcome.Repeated:
                Interlocked.Decrement(ref _counts[BegunAt + sub]);
                break;
            case RequestOutcome.Aborted:
                Interlocked.Increment(ref _counts[AbortedAt]);
                break;
            default:
                Interlocked.Increment(ref _counts[LeftAt]);
                break;
        }
    }

    /// <summary>Whether anything was counted since the last drain.</summary>
    public bool HasCounts => _counts.AsSpan().ContainsAnyExcept(0) || _times.AsSpan().ContainsAnyExcept(0);

    /// <summary>Moves what was counted.</summary>
    /// <returns>How many units began, less those that ended.</returns>
    public long Drain(CohortSumming into)
    {
        var begun = 0L;
        for (var sub = 0; sub < SubCounts.Count; sub++)
        {
            var units = Take(BegunAt + sub);
            into.AddSub(sub, units, Take(FailedSubsAt + sub));
            begun += units;
        }

        var ended = 0L;
        for (var bucket = 0; bucket < MicrosBuckets.Count; bucket++)
        {
            ended += into.AddSucceeded(TakeTimes(SucceededAt, bucket));
            ended += into.AddFailed(TakeTimes(FailedAt, bucket));
            ended += into.AddAccepted(TakeTimes(AcceptedAt, bucket));
        }

        return begun - ended - into.AddAborted(Take(AbortedAt), Take(LeftAt));
    }

    private void Add(int at, long micros)
    {
        var bucket = MicrosBuckets.Of(micros);
        Interlocked.Add(ref _times[at + bucket], BucketTimes.Packed(bucket, micros));
    }

    private int Take(int at) => Volatile.Read(ref _counts[at]) == 0 ? 0 : Interlocked.Exchange(ref _counts[at], 0);

    private BucketTimes TakeTimes(int at, int bucket)
    {
        ref var packed = ref _times[at + bucket];
        return BucketTimes.Unpacked(bucket, Volatile.Read(ref packed) == 0 ? 0 : Interlocked.Exchange(ref packed, 0));
    }
}
