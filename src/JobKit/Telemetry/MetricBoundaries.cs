using System.Diagnostics.Metrics;

namespace JobKit;

/// <summary>The histogram boundaries JobKit advises to collectors.</summary>
/// <remarks>A collector's own default ends at 10 s, where a job's life only begins.</remarks>
internal static class MetricBoundaries
{
    /// <summary>For one call to the store, in seconds.</summary>
    public static readonly InstrumentAdvice<double> Call = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    /// <summary>For waits and runs of jobs, in seconds.</summary>
    public static readonly InstrumentAdvice<double> JobLife = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600, 14400, 86400],
    };

    /// <summary>For batches, in jobs.</summary>
    public static readonly InstrumentAdvice<int> Batch = new()
    {
        HistogramBucketBoundaries = [0, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
    };
}
