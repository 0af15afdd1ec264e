namespace JobKit.Migration;

/// <summary>When a candidate is rolled back.</summary>
public sealed record Guardrails
{
    /// <summary>How many times the legacy's risk a candidate may have without being called worse, 1 to 10; 1.2 by default.</summary>
    public double R0 { get; init; } = 1.2;

    /// <summary>The chance of a false alarm on errors in an epoch, above 0, at most 0.1; 0.01 by default.</summary>
    public double AlphaErrors { get; init; } = .01;

    /// <summary>The chance of a false alarm on latency in an epoch, above 0, at most 0.1; 0.01 by default.</summary>
    public double AlphaLatency { get; init; } = .01;

    /// <summary>The failure rate that opens the breaker, above 0, at most 0.5; 0.05 by default. Three times the legacy's rate where that is more.</summary>
    public double MaxErrorRate { get; init; } = .05;

    /// <summary>Mean days between false alarms of the breaker and of the detector, 1 to 3,650; 90 by default.</summary>
    public double DetectorDays { get; init; } = 90;

    /// <summary>How much slower a candidate may be.</summary>
    public LatencyGuardrail Latency { get; init; } = new();

    /// <summary>How long the oldest due job of the rollout's own may wait, 1 s to 24 h; 5 min by default. Three looks in a row above it, one every 5 s, roll back. Paused queues do not count.</summary>
    public TimeSpan QueueAgeLimit { get; init; } = TimeSpan.FromMinutes(5);
}
