namespace JobKit.Migration;

/// <summary>What became of a cohort's units: sums that add up over nodes and flushes in any order.</summary>
public sealed record CohortSums
{
    /// <summary>Nothing.</summary>
    public static CohortSums Zero { get; } = new();

    /// <summary>Requests that were routed here.</summary>
    public long Units { get; init; }

    /// <summary>How many of them ended, however. More than <see cref="Units"/> while another node's units are under way, or were lost with it.</summary>
    public long Done { get; init; }

    /// <summary>Of the ended, how many failed: legacy exceptions and errors, jobs that failed, enqueues that failed.</summary>
    public long Errors { get; init; }

    /// <summary>Of the ended, jobs that were cancelled.</summary>
    public long Cancelled { get; init; }

    /// <summary>Units whose client was gone before the response.</summary>
    public long Aborted { get; init; }

    /// <summary>Shadow comparisons.</summary>
    public long Compared { get; init; }

    /// <summary>Of these, how many differed.</summary>
    public long Mismatched { get; init; }

    /// <summary>From the request to the response.</summary>
    public ObservedTimes Ack { get; init; } = ObservedTimes.Empty;

    /// <summary>To the result: the legacy response, or from enqueue to the committed end of the job. Cancelled units have none.</summary>
    public ObservedTimes Result { get; init; } = ObservedTimes.Empty;

    /// <summary>Both together.</summary>
    public CohortSums Plus(CohortSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Units = Units + other.Units,
            Done = Done + other.Done,
            Errors = Errors + other.Errors,
            Cancelled = Cancelled + other.Cancelled,
            Aborted = Aborted + other.Aborted,
            Compared = Compared + other.Compared,
            Mismatched = Mismatched + other.Mismatched,
            Ack = Ack.Plus(other.Ack),
            Result = Result.Plus(other.Result),
        };
    }
}
