namespace JobKit.RolloutLab;

/// <summary>Makes the units of the next part of a minute.</summary>
internal interface ITraffic
{
    /// <param name="cohort">Where they are counted.</param>
    /// <param name="subs">Where they are counted by sub.</param>
    /// <param name="minute">Minutes since the start, with a fraction.</param>
    /// <param name="minutes">How long the part is.</param>
    /// <param name="part">The candidate's part of the units, 0 to 1.</param>
    void Add(Cohort cohort, Subs subs, double minute, double minutes, double part);
}
