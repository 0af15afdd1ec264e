using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace JobKit.Migration;

/// <summary>Sums of one cohort under way to the store. Not safe for concurrent use.</summary>
internal sealed class CohortSumming
{
    private readonly long[] _subUnits = new long[SubCounts.Count];
    private readonly long[] _subErrors = new long[SubCounts.Count];
    private readonly MicrosHistogram _ackSucceeded = new();
    private readonly MicrosHistogram _ackFailed = new();
    private readonly MicrosHistogram _resultSucceeded = new();
    private readonly MicrosHistogram _resultFailed = new();
    private long _done;
    private long _cancelled;
    private long _aborted;
    private long _compared;
    private long _mismatched;
    private long _subErrorsSum;

    public long Units { get; private set; }

    private bool IsZero =>
        (Units | _done | _cancelled | _aborted | _compared | _mismatched | _subErrorsSum
            | _ackSucceeded.Count | _ackFailed.Count | _resultSucceeded.Count | _resultFailed.Count
            | _ackSucceeded.TotalMicros | _ackFailed.TotalMicros | _resultSucceeded.TotalMicros) == 0;

    public void AddSub(int sub, long units, long errors)
    {
        _subUnits[sub] += units;
        _subErrors[sub] += errors;
        _subErrorsSum += errors;
        Units += units;
    }

    /// <summary>Requests that ended with their result.</summary>
    /// <returns>How many.</returns>
    public long AddSucceeded(in BucketTimes times)
    {
        _ackSucceeded.Add(times);
        _resultSucceeded.Add(times);
        _done += times.Count;
        return times.Count;
    }

    /// <summary>Requests that failed.</summary>
    /// <returns>How many.</returns>
    public long AddFailed(in BucketTimes times)
    {
        _ackFailed.Add(times);
        _resultFailed.Add(times);
        _done += times.Count;
        return times.Count;
    }

    /// <summary>Requests that were answered, and whose result comes later.</summary>
    /// <returns>How many.</returns>
    public long AddAccepted(in BucketTimes times)
    {
        _ackSucceeded.Add(times);
        return times.Count;
    }

    /// <summary>Requests whose client was gone: with nothing to follow, and with a job.</summary>
    /// <returns>How many.</returns>
    public int AddAborted(int ended, int left)
    {
        _done += ended;
        _aborted += ended + left;
        return ended + left;
    }

    /// <summary>A job's end.</summary>
    public void AddJob(JobStatus status, int sub, long micros)
    {
        _done++;
        switch (status)
        {
            case JobStatus.Completed:
                _resultSucceeded.Add(micros);
                break;
            case JobStatus.Cancelled:
                _cancelled++;
                break;
            default:
                _resultFailed.Add(micros);
                AddSub(sub, 0, 1);
                break;
        }
    }

    public void AddComparison(bool mismatch)
    {
        _compared++;
        _mismatched += mismatch ? 1 : 0;
    }

    /// <summary>The sums as a value; null when there is nothing in them.</summary>
    public CohortDelta? ToDelta(in CohortKey cohort)
    {
        if (IsZero)
        {
            return null;
        }

        var sums = new CohortSums
        {
            Units = Units,
            Done = _done,
            Errors = _resultFailed.Count,
            Cancelled = _cancelled,
            Aborted = _aborted,
            Compared = _compared,
            Mismatched = _mismatched,
            Ack = ObservedTimes.Of(_ackSucceeded, _ackFailed),
            Result = ObservedTimes.Of(_resultSucceeded, _resultFailed),
        };
        return new(cohort, sums, new(Fixed(_subUnits), Fixed(_subErrors)));
    }

    private static ImmutableArray<long> Fixed(long[] numbers) => ImmutableCollectionsMarshal.AsImmutableArray([.. numbers]);
}
