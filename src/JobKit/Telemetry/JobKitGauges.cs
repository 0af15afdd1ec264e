using System.Diagnostics.Metrics;

namespace JobKit;

/// <summary>The gauges: last known values, put here by the loops that know them anyway.</summary>
/// <remarks>A collector reads what stands; it never makes a query, so a slow database cannot stall it, nor it the database.</remarks>
internal sealed class JobKitGauges
{
    /// <summary>A type's name comes from the rows: without a bound, one bad producer could fill a metrics database.</summary>
    public const int MaxUnhandledTypes = 100;

    private volatile Measurement<long>[] _depth = [];
    private volatile Measurement<double>[] _oldestDue = [];
    private volatile Measurement<long>[] _slots = [];
    private volatile Measurement<long>[] _unhandled = [];

    public JobKitGauges(Meter meter)
    {
        meter.CreateObservableGauge("jobkit.queue.depth", () => _depth, "{job}", "Live jobs, counted up to the store's bound; due ones are among the pending.");
        meter.CreateObservableGauge("jobkit.queue.oldest_due", () => _oldestDue, "s", "How long the longest-due job has waited; 0 when none is due.");
        meter.CreateObservableGauge("jobkit.worker.slots", () => _slots, "{slot}", "Places for running jobs on this node.");
        meter.CreateObservableGauge("jobkit.job_type.unhandled", () => _unhandled, "{type}", "1 for each type with pending jobs that no worker handles.");
    }

    /// <summary>How the queues stand. Replaces what stood; a queue that is not named any more is not reported any more.</summary>
    public void SetQueues(IReadOnlyList<QueueStatistics> queues)
    {
        var depth = new Measurement<long>[queues.Count * 3];
        var oldest = new Measurement<double>[queues.Count];
        for (var i = 0; i < queues.Count; i++)
        {
            var queue = queues[i];
            depth[i * 3] = Depth(queue.Name, "pending", queue.Pending.Value);
            depth[(i * 3) + 1] = Depth(queue.Name, "due", queue.Due.Value);
            depth[(i * 3) + 2] = Depth(queue.Name, "processing", queue.Processing);
            oldest[i] = new(queue.OldestDue?.TotalSeconds ?? 0, Tag(TelemetryNames.Queue, queue.Name));
        }

        _depth = depth;
        _oldestDue = oldest;
    }

    /// <summary>How many slots of this node run a job, and how many are free.</summary>
    public void SetSlots(int busy, int free) =>
        _slots = [new(busy, Tag(TelemetryNames.State, "busy")), new(free, Tag(TelemetryNames.State, "free"))];

    /// <summary>The types with pending jobs that no worker handles; at most <see cref="MaxUnhandledTypes"/> are reported.</summary>
    public void SetUnhandledTypes(IReadOnlyCollection<string> types) =>
        _unhandled = [.. types.Take(MaxUnhandledTypes).Select(type => new Measurement<long>(1, Tag(TelemetryNames.JobType, type)))];

    private static Measurement<long> Depth(string queue, string status, long value) =>
        new(value, Tag(TelemetryNames.Queue, queue), Tag(TelemetryNames.Status, status));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
