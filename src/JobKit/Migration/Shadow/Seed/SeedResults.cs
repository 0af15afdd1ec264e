namespace JobKit.Migration;

/// <summary>The seed's A/B testing: the last 1,000 results of this process, with the names of its methods. Safe for concurrent use.</summary>
/// <remarks>Its faults: each node sees its own thousand, which at 100 requests a second are ten seconds; and means without intervals. <see cref="SidesView"/> has neither.</remarks>
/// <param name="clock">Stamps the results.</param>
public sealed class SeedResults(TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Queue<SeedResult> _results = new();

    /// <summary>The seed's <c>recordResult</c>.</summary>
    public void Record(SeedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        lock (_gate)
        {
            _results.Enqueue(result with { Timestamp = clock.GetUtcNow() });
            if (_results.Count > Most)
            {
                _results.Dequeue();
            }
        }
    }

    /// <summary>The seed's <c>getResults</c>: those of the last hours, oldest first; 24 hours by default.</summary>
    public IReadOnlyList<SeedResult> Get(TimeSpan? last = null)
    {
        var since = clock.GetUtcNow() - (last ?? Day);
        lock (_gate)
        {
            return [.. _results.Where(result => result.Timestamp >= since)];
        }
    }

    /// <summary>The seed's <c>getComparison</c> and <c>getEndpointComparison</c>: its three figures for each side, over 24 hours.</summary>
    /// <param name="endpoint">One endpoint; null for all.</param>
    public SideComparison Compare(string? endpoint = null)
    {
        var results = Get().Where(result => endpoint is null || string.Equals(result.Endpoint, endpoint, StringComparison.Ordinal)).ToList();
        return new(
            Figures(results.Where(result => result.System == MigrationSide.Legacy)),
            Figures(results.Where(result => result.System == MigrationSide.Candidate)));
    }

    private static SideFigures Figures(IEnumerable<SeedResult> results)
    {
        var side = results.ToList();
        return side.Count == 0 ? new() : new()
        {
            TotalRequests = side.Count,
            Units = side.Count,
            SuccessRate = (double)side.Count(result => result.Success) / side.Count * 100,
            AverageDuration = side.Average(result => result.Duration),
        };
    }
}
