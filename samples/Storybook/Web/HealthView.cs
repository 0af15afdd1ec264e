using JobKit;

namespace Storybook;

/// <summary>How the worker and its queue do.</summary>
internal sealed record HealthView(string Status, string Message, HealthMetrics Metrics)
{
    public static HealthView Of(JobStatistics now, IReadOnlyCollection<Job> lastHour, int concurrency)
    {
        var completed = lastHour.Count(j => j.Status == JobStatus.Completed);
        var rate = lastHour.Count == 0 ? 100 : 100 * completed / lastHour.Count;
        var metrics = new HealthMetrics(
            now.Queues.Sum(q => q.Due.Value), Math.Max(0, concurrency - now.Queues.Sum(q => q.Processing)), rate);
        return rate < 50 && lastHour.Count >= 20
            ? new("unhealthy", "Most jobs of the last hour failed", metrics)
            : new("healthy", "All systems operational", metrics);
    }
}
