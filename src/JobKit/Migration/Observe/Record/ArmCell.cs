namespace JobKit.Migration;

/// <summary>One stripe's counts of one cohort and arm since the last drain: numbers that are only ever added to, each on its own.</summary>
/// <remarks>
/// What follows from others is not counted: units are the sum of the subs, errors the number of failures' times, and so on. That leaves one
/// or two additions for each call.
/// </remarks>
internal sealed class ArmCell
{
    private const int BegunAt = 0;
    private const int FailedSubsAt = BegunAt + SubCounts.Count;
    private const int SucceededAt = FailedSubsAt + SubCounts.Count;
    private const int FailedAt = SucceededAt + MicrosBuckets.Count;
    private const int AcceptedAt = FailedAt + MicrosBuckets.Count;
    private const int AbortedAt = AcceptedAt + MicrosBuckets.Count;
    private const int LeftAt = AbortedAt + 1;
    private const int Length = LeftAt + 1;

    // Drained each second, so they never come near their ends.
    private readonly int[] _counts = new int[Length];
    private long _succeededMicros;
    private long _failedMicros;
    private long _acceptedMicros;

    public void Begin(int sub) => Interlocked.Increment(ref _counts[BegunAt + sub]);

    public void End(int sub, long micros, RequestOutcome outcome)
    {
        switch (outcome)
        {
            case RequestOutcome.Succeeded:
                Add(SucceededAt, micros, ref _succeededMicros);
                break;
            case RequestOutcome.Failed:
                Interlocked.Increment(ref _counts[FailedSubsAt + sub]);
                Add(FailedAt, micros, ref _failedMicros);
                break;
            case RequestOutcome.Accepted:
                Add(AcceptedAt, micros, ref _acceptedMicros);
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
    public bool HasCounts => _counts.AsSpan().ContainsAnyExcept(0);

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
            ended += into.AddSucceeded(bucket, Take(SucceededAt + bucket));
            ended += into.AddFailed(bucket, Take(FailedAt + bucket));
            ended += into.AddAccepted(bucket, Take(AcceptedAt + bucket));
        }

        into.AddMicros(Interlocked.Exchange(ref _succeededMicros, 0), Interlocked.Exchange(ref _failedMicros, 0), Interlocked.Exchange(ref _acceptedMicros, 0));
        return begun - ended - into.AddAborted(Take(AbortedAt), Take(LeftAt));
    }

    private void Add(int at, long micros, ref long total)
    {
        Interlocked.Add(ref total, micros);
        Interlocked.Increment(ref _counts[at + MicrosBuckets.Of(micros)]);
    }

    private int Take(int at) => Volatile.Read(ref _counts[at]) == 0 ? 0 : Interlocked.Exchange(ref _counts[at], 0);
}
