namespace JobKit.AspNetCore;

/// <summary>Ended requests, those that failed, and the average time to the result.</summary>
internal sealed record MetricsSideBody(long Requests, long Errors, double? AverageMs)
{
    /// <summary>Of parts, each with its average.</summary>
    public static MetricsSideBody Of(IEnumerable<(long Requests, long Errors, double Average)> parts)
    {
        var (requests, errors, time) = parts.Aggregate((0L, 0L, 0d), (sum, one) => (sum.Item1 + one.Requests, sum.Item2 + one.Errors, sum.Item3 + (one.Average * one.Requests)));
        return new(requests, errors, requests == 0 ? null : Math.Round(time / requests, 1));
    }
}
