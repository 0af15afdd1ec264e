namespace JobKit.Migration;

/// <summary>One side's figures: the seed's three, and what tells how much they can be trusted.</summary>
public sealed record SideFigures
{
    /// <summary>Units that ended.</summary>
    public long TotalRequests { get; init; }

    /// <summary>Of these, the percentage that did not fail; 0 without any, as in the seed.</summary>
    public double SuccessRate { get; init; }

    /// <summary>Mean time to the result in milliseconds; 0 without any, as in the seed.</summary>
    public double AverageDuration { get; init; }

    /// <summary>Where the success rate lies in 95 of 100 cases like this, percent (Wilson); null without units. Users who come often make it too narrow.</summary>
    public PercentRange? SuccessInterval { get; init; }

    /// <summary>Units that were routed here, ended or not.</summary>
    public long Units { get; init; }

    /// <summary>Units that nobody saw end yet.</summary>
    public long Pending => Math.Max(0, Units - TotalRequests);

    /// <summary>Jobs that were cancelled; among the ended, and no errors.</summary>
    public long Cancelled { get; init; }

    /// <summary>Units whose client was gone before the response.</summary>
    public long Aborted { get; init; }

    /// <summary>The median time to the response; null without any.</summary>
    public MicrosRange? MedianAck { get; init; }

    /// <summary>The median time to the result; null without any.</summary>
    public MicrosRange? MedianResult { get; init; }

    internal static SideFigures Of(IEnumerable<CohortRow> rows)
    {
        var sum = rows.Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums));
        var (ack, result) = (sum.Ack.All, sum.Result.All);
        return new()
        {
            TotalRequests = sum.Done,
            SuccessRate = sum.Done == 0 ? 0 : (double)(sum.Done - sum.Errors) / sum.Done * 100,
            AverageDuration = result.MeanMicros / 1000,
            SuccessInterval = PercentRange.Wilson(sum.Done - sum.Errors, sum.Done),
            Units = sum.Units,
            Cancelled = sum.Cancelled,
            Aborted = sum.Aborted,
            MedianAck = ack.Quantile(.5),
            MedianResult = result.Quantile(.5),
        };
    }
}
