namespace JobKit.Storage;

/// <summary>One count of the minute statistics.</summary>
/// <param name="Minute">The minute, in whole minutes since 1970-01-01 UTC.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Type">The job type.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Bucket">The histogram's bucket, or 0 where the measure is a plain count.</param>
/// <param name="Count">How many.</param>
public readonly record struct StatisticsCount(long Minute, string Queue, string Type, StatisticsMeasure Measure, int Bucket, long Count);
