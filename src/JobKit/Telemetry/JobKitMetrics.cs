using System.Diagnostics.Metrics;

namespace JobKit;

/// <summary>The meter <c>JobKit</c>: what the job loop counts and times, one method per event.</summary>
/// <remarks>
/// Tags are bounded (type, queue, outcome, status, loop), never an owner or an id. A call that nobody listens to allocates nothing. With a
/// factory the meter is the factory's (so tests listen to their own); without one it is this object's and goes with it.
/// </remarks>
internal sealed class JobKitMetrics : IDisposable
{
    private readonly Meter? _owned;
    private readonly Counter<long> _enqueued;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _settled;
    private readonly Counter<long> _swept;
    private readonly Counter<long> _pruned;
    private readonly Counter<long> _leaseLost;
    private readonly Counter<long> _loopErrors;
    private readonly Histogram<double> _enqueueDuration;
    private readonly Histogram<double> _claimDuration;
    private readonly Histogram<double> _settleDuration;
    private readonly Histogram<double> _waitDuration;
    private readonly Histogram<double> _attemptDuration;
    private readonly Histogram<int> _claimSize;
    private readonly Histogram<int> _settleSize;

    public JobKitMetrics(IMeterFactory? meterFactory = null)
    {
        var meter = meterFactory?.Create(TelemetryNames.Source) ?? (_owned = new Meter(TelemetryNames.Source));

        _enqueued = meter.CreateCounter<long>("jobkit.jobs.enqueued", "{job}", "Jobs stored.");
        _refused = meter.CreateCounter<long>("jobkit.jobs.refused", "{job}", "Jobs refused at the edge.");
        _settled = meter.CreateCounter<long>("jobkit.jobs.settled", "{job}", "Jobs that ended, by status.");
        _swept = meter.CreateCounter<long>("jobkit.jobs.swept", "{job}", "Jobs taken from holders whose lease had ended.");
        _pruned = meter.CreateCounter<long>("jobkit.jobs.pruned", "{job}", "Jobs removed by retention.");
        _leaseLost = meter.CreateCounter<long>("jobkit.lease.lost", "{job}", "Attempts that found their lease lost.");
        _loopErrors = meter.CreateCounter<long>("jobkit.loop.errors", "{error}", "Errors that a loop logged, waited out and survived.");

        _enqueueDuration = meter.CreateHistogram("jobkit.enqueue.duration", "s", "One write of an enqueue.", null, MetricBoundaries.Call);
        _claimDuration = meter.CreateHistogram("jobkit.claim.duration", "s", "One claim.", null, MetricBoundaries.Call);
        _settleDuration = meter.CreateHistogram("jobkit.settle.duration", "s", "One write of a settle.", null, MetricBoundaries.Call);
        _waitDuration = meter.CreateHistogram("jobkit.job.wait.duration", "s", "From due to claimed.", null, MetricBoundaries.JobLife);
        _attemptDuration = meter.CreateHistogram("jobkit.attempt.duration", "s", "One attempt.", null, MetricBoundaries.JobLife);
        _claimSize = meter.CreateHistogram("jobkit.claim.size", "{job}", "Jobs in one claim.", null, MetricBoundaries.Batch);
        _settleSize = meter.CreateHistogram("jobkit.settle.size", "{job}", "Jobs in one write of a settle.", null, MetricBoundaries.Batch);

        Gauges = new JobKitGauges(meter);
    }

    /// <summary>What is reported as it was last known.</summary>
    public JobKitGauges Gauges { get; }

    /// <summary>Jobs were stored. Repeated enqueues of a stored job are not.</summary>
    public void Enqueued(string queue, string type, long count) => _enqueued.Add(count, Queue(queue), Type(type));

    /// <summary>One write of an enqueue took this long, whatever its size.</summary>
    public void EnqueueWritten(TimeSpan duration) => _enqueueDuration.Record(duration.TotalSeconds);

    /// <summary>Jobs were refused.</summary>
    public void Refused(string queue, string type, RefusalOutcome outcome, long count = 1) =>
        _refused.Add(count, Queue(queue), Type(type), Tag(TelemetryNames.Outcome, outcome.Tag()));

    /// <summary>A claim came back, perhaps with nothing.</summary>
    public void Claimed(int size, TimeSpan duration)
    {
        _claimSize.Record(size);
        _claimDuration.Record(duration.TotalSeconds);
    }

    /// <summary>A claimed job had waited since it was due.</summary>
    public void Waited(string queue, string type, TimeSpan wait) => _waitDuration.Record(wait.TotalSeconds, Queue(queue), Type(type));

    /// <summary>An attempt ended.</summary>
    public void AttemptEnded(string type, AttemptOutcome outcome, TimeSpan duration) =>
        _attemptDuration.Record(duration.TotalSeconds, Type(type), Tag(TelemetryNames.Outcome, outcome.Tag()));

    /// <summary>One write of a settle came back.</summary>
    public void SettleWritten(int size, TimeSpan duration)
    {
        _settleSize.Record(size);
        _settleDuration.Record(duration.TotalSeconds);
    }

    /// <summary>A job ended, by whatever verb.</summary>
    public void Settled(string queue, string type, JobStatus status) =>
        _settled.Add(1, Queue(queue), Type(type), Tag(TelemetryNames.Status, status.Tag()));

    /// <summary>An attempt found its lease lost.</summary>
    public void LeaseLost(string type) => _leaseLost.Add(1, Type(type));

    /// <summary>Jobs were taken from dead holders.</summary>
    public void Swept(long count) => _swept.Add(count);

    /// <summary>Jobs were removed by retention.</summary>
    public void Pruned(JobStatus status, long count) => _pruned.Add(count, Tag(TelemetryNames.Status, status.Tag()));

    /// <summary>A loop met an error and goes on.</summary>
    public void LoopError(string loop) => _loopErrors.Add(1, Tag(TelemetryNames.Loop, loop));

    public void Dispose() => _owned?.Dispose();

    private static KeyValuePair<string, object?> Queue(string queue) => new(TelemetryNames.Queue, queue);

    private static KeyValuePair<string, object?> Type(string type) => new(TelemetryNames.JobType, type);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
