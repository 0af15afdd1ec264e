namespace JobKit.AspNetCore;

/// <summary>What lies behind the health.</summary>
internal sealed record HealthDetailsBody(int? OldestDueSeconds, int LiveWorkers, long Completed, long Failed, IReadOnlyList<string> UnhandledTypes);
