using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_statistics</c>: a count of one minute.</summary>
internal sealed class StatisticsRow
{
    public long Minute { get; set; }

    public required string Queue { get; set; }

    public required string Type { get; set; }

    public StatisticsMeasure Measure { get; set; }

    public int Bucket { get; set; }

    public long Count { get; set; }
}
