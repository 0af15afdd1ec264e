namespace JobKit.Migration;

/// <summary>What this process did with captures since it started.</summary>
public sealed record ShadowIntakeCounts
{
    /// <summary>Handed over to be run.</summary>
    public long Taken { get; init; }

    /// <summary>Of an unknown experiment or another job type.</summary>
    public long Unknown { get; init; }

    /// <summary>A body or payload over 256 KB.</summary>
    public long TooLarge { get; init; }

    /// <summary>Dropped, because too many waited.</summary>
    public long Full { get; init; }

    /// <summary>Of the taken, those of which <see cref="ShadowExperiment{TJob}.RunIf"/> was not true.</summary>
    public long NotWanted { get; init; }

    /// <summary>Of the taken, those beyond the rate or the cost.</summary>
    public long OverBudget { get; init; }

    /// <summary>Of the taken, those that could not be written, as while the database is away.</summary>
    public long Lost { get; init; }
}
