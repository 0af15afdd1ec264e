using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Cohorts as the seed's minutes. Pure.</summary>
internal static class SeedMinutes
{
    private const double MicrosPerMillisecond = 1000;

    public static ImmutableArray<SeedMinute> Of(IEnumerable<CohortRow> rows) =>
    [
        .. rows
            .Where(row => row.Sums.Done > 0)
            .GroupBy(row => row.Cohort.Start.AddTicks(-(row.Cohort.Start.Ticks % TimeSpan.TicksPerMinute)))
            .OrderBy(minute => minute.Key)
            .Select(minute => Of(minute.Key, [.. minute])),
    ];

    private static SeedMinute Of(DateTimeOffset minute, List<CohortRow> rows)
    {
        var old = Side(rows.Where(row => !row.Cohort.IsCandidate));
        var @new = Side(rows.Where(row => row.Cohort.IsCandidate));
        return new(minute, old.Requests, old.Errors, old.Latency, @new.Requests, @new.Errors, @new.Latency);
    }

    private static (long Requests, long Errors, double Latency) Side(IEnumerable<CohortRow> rows)
    {
        long requests = 0, errors = 0;
        var times = new MicrosHistogram();
        foreach (var row in rows)
        {
            requests += row.Sums.Done;
            errors += row.Sums.Errors;
            times.Add(row.Sums.Result.All);
        }

        return (requests, errors, times.MeanMicros / MicrosPerMillisecond);
    }
}
