using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>What the legacy does when a stage is entered: frozen then, so that a candidate cannot drag its own yardstick along.</summary>
/// <param name="Errors">Error rates, for the breaker and the margins.</param>
/// <param name="Latency">Bounds, by endpoint; endpoints with fewer than 1,000 results have none.</param>
internal sealed record StageBaseline(ImmutableArray<EndpointBaseline> Errors, ImmutableDictionary<string, LatencyBounds> Latency)
{
    /// <summary>Fewer units than this say too little of their rate.</summary>
    public const int FewestUnits = 1000;

    /// <summary>Nothing is known.</summary>
    public static StageBaseline None { get; } = new([], ImmutableDictionary<string, LatencyBounds>.Empty);

    /// <summary>Reads it from the legacy's cohorts, all of them or the last day's.</summary>
    public static StageBaseline Of(IEnumerable<CohortRow> rows)
    {
        var endpoints = rows
            // Before a canary nothing is drawn: all its requests were sent to legacy.
            .Where(row => !row.Cohort.IsCandidate)
            .GroupBy(row => row.Cohort.Endpoint, StringComparer.Ordinal)
            .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
            .Select(endpoint => (Name: endpoint.Key, Sums: endpoint.Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums))))
            .ToList();
        var errors = endpoints.Select(it => new EndpointBaseline(it.Name, it.Sums.Done < FewestUnits ? null : (double)it.Sums.Errors / it.Sums.Done));
        var latency = ImmutableDictionary.CreateBuilder<string, LatencyBounds>(StringComparer.Ordinal);
        foreach (var (name, sums) in endpoints)
        {
            if (QuantileBounds.Of(sums.Ack.All) is { } ack && QuantileBounds.Of(sums.Result.All) is { } result)
            {
                latency.Add(name, new(ack, result));
            }
        }

        return new([.. errors], latency.ToImmutable());
    }

    /// <summary>This one, and of the other what this one does not know: what is frozen stays.</summary>
    public StageBaseline CompletedBy(StageBaseline other)
    {
        var rates = other.Errors.Concat(Errors).GroupBy(it => it.Endpoint, StringComparer.Ordinal).OrderBy(it => it.Key, StringComparer.Ordinal)
            .Select(same => same.LastOrDefault(it => it.ErrorRate is not null) ?? same.First());
        return new([.. rates], other.Latency.SetItems(Latency));
    }

    /// <summary>As it is kept with the rollout.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BaselineJson.Default.StageBaseline);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static StageBaseline FromJson(string json) =>
        JsonSerializer.Deserialize(json, BaselineJson.Default.StageBaseline) ?? throw new JsonException("A baseline is a JSON object, not null.");

    public bool Equals(StageBaseline? other) =>
        ReferenceEquals(this, other) || (other is not null && Errors.SequenceEqual(other.Errors) && Latency.Count == other.Latency.Count
            && Latency.All(it => other.Latency.TryGetValue(it.Key, out var same) && same == it.Value));

    public override int GetHashCode() => HashCode.Combine(Errors.Length, Latency.Count);
}
