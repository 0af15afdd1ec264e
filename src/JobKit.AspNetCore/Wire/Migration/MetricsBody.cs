namespace JobKit.AspNetCore;

/// <summary>What both sides did, in steps of so many minutes, oldest first; steps without a request are left out.</summary>
internal sealed record MetricsBody(string Key, int StepMinutes, IReadOnlyList<MetricsPointBody> Points);
