namespace JobKit.Migration;

/// <summary>How long observations are kept.</summary>
public static class ObservationRetention
{
    /// <summary>Cohorts: 30 days. Then the rows of an hour become one, that of the hour's start.</summary>
    public static TimeSpan Minutes { get; } = TimeSpan.FromDays(30);

    /// <summary>Hours, those of subs too: 365 days.</summary>
    public static TimeSpan Hours { get; } = TimeSpan.FromDays(365);

    /// <summary>Nodes that were not seen: 7 days.</summary>
    public static TimeSpan Nodes { get; } = TimeSpan.FromDays(7);
}
