namespace JobKit.Storage;

/// <summary>What a row of the minute statistics counts.</summary>
/// <remarks>The numbers are stored and never change meaning.</remarks>
public enum StatisticsMeasure
{
    /// <summary>Jobs completed.</summary>
    Completed = 1,

    /// <summary>Jobs failed for good.</summary>
    Failed = 2,

    /// <summary>Jobs cancelled.</summary>
    Cancelled = 3,

    /// <summary>Attempts that failed and will be followed by another.</summary>
    Retried = 4,

    /// <summary>Waits from due to claim, in a histogram's bucket.</summary>
    Wait = 5,

    /// <summary>Runs from claim to the end of a successful attempt, in a histogram's bucket.</summary>
    Run = 6,
}
