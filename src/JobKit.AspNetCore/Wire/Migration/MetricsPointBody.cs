namespace JobKit.AspNetCore;

/// <summary>What both sides did from an instant on.</summary>
internal sealed record MetricsPointBody(DateTimeOffset At, MetricsSideBody Legacy, MetricsSideBody Candidate);
