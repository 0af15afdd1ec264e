namespace JobKit.AspNetCore;

/// <summary>Due jobs, free slots of live workers, and how many percent of the last hour's ended jobs completed.</summary>
internal sealed record HealthMetricsBody(long QueueDepth, int ProcessingCapacity, double SuccessRate);
