namespace Storybook;

/// <param name="QueueDepth">Jobs that wait and are due.</param>
/// <param name="ProcessingCapacity">Free slots of this worker.</param>
/// <param name="SuccessRate">Of the last hour's jobs, at most 200, in percent; 100 when there are none.</param>
internal sealed record HealthMetrics(long QueueDepth, long ProcessingCapacity, int SuccessRate);
