using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Rings when a job that this node put off comes due, so that its fetcher looks then and not at the next poll.</summary>
/// <remarks>
/// A hint: polling stands behind it. It does not know what other nodes put off, forgets what is too far or too much, and does not ask
/// whether the job is still there: a ring for nothing costs one empty claim. A delay is counted in elapsed time from when the store had
/// answered, so that its ring never comes before the store's own clock lets the job go, however far apart the two stand.
/// </remarks>
internal sealed class DueAlarm : IDisposable
{
    /// <summary>How many rings are remembered.</summary>
    public const int Capacity = 1024;

    /// <summary>Due times are rounded up to this, so that a thousand jobs put off together ring once, not a thousand times.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    /// <summary>Longer waits are left to the poll: by then the node's clock and the store's have drifted apart, and the poll's few seconds matter little.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly DueTimes _times = new(Capacity);
    private readonly WakeBell _bell = new();
    private readonly JobTypeRegistry _types;
    private readonly IOptionsMonitor<WorkerOptions> _options;
    private readonly TimeProvider _clock;
    private readonly long _origin;
    private readonly ITimer _timer;
    private long? _setFor;

    public DueAlarm(JobTypeRegistry types, IOptionsMonitor<WorkerOptions> options, TimeProvider clock)
    {
        _types = types;
        _options = options;
        _clock = clock;
        _origin = clock.GetTimestamp();
        _timer = clock.CreateTimer(static state => ((DueAlarm)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A task that completes at the next ring after this call and never faults. Take it before looking for work, so that no ring is missed in between.</summary>
    public Task NextRing() => _bell.NextWake();

    /// <summary>A job was just put off until this instant, as far as this node's clock can tell.</summary>
    public void Set(string queue, string type, DateTimeOffset dueAt) => Set(queue, type, dueAt - _clock.GetUtcNow());

    /// <summary>A job was just put off for this long. One that this node does not run is none of its business.</summary>
    public void Set(string queue, string type, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero || delay > Horizon || !RunsHere(queue, type))
            return;

        var due = _clock.GetElapsedTime(_origin) + delay;
        lock (_gate)
        {
            _times.Add((due.Ticks + Grain.Ticks - 1) / Grain.Ticks);
            SetTimer();
        }
    }

    public void Dispose() => _timer.Dispose();

    private bool RunsHere(string queue, string type) =>
        _options.CurrentValue is { Enabled: true } worker
        && (worker.Queues.Count == 0 || worker.Queues.Contains(queue))
        && _types.Find(type) is { IsHandled: true };

    private void Ring()
    {
        bool reached;
        lock (_gate)
        {
            // A timer that fires a little early finds nothing reached and is set again.
            reached = _times.TakeReached(_clock.GetElapsedTime(_origin).Ticks / Grain.Ticks);
            _setFor = null;
            SetTimer();
        }

        if (reached)
            _bell.Wake([]);
    }

    private void SetTimer()
    {
        if (_times.Earliest is not { } next || next == _setFor)
            return;

        _setFor = next;
        var wait = TimeSpan.FromTicks(next * Grain.Ticks) - _clock.GetElapsedTime(_origin);

        // In whole milliseconds, as the system's timers count: they would cut the rest off and fire early.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }
}
