namespace JobKit.Testing;

/// <summary>A clock that a test moves by hand. Nothing passes by itself, so a test never waits for time and never races it.</summary>
/// <remarks>
/// <para>Timers (and with them <c>Task.Delay</c>, <c>PeriodicTimer</c>, <c>CancelAfter</c> and <c>WaitAsync</c> on this provider) fire
/// during <see cref="Advance"/>, on its thread, in the order of their due times and, among equals, of their making; while one fires, the
/// clock stands at its due time. A timer due at once fires on the thread pool, as the system's does.</para>
/// <para>Safe for concurrent use. <see cref="TimeProvider.LocalTimeZone"/> is UTC. A timestamp's unit is 100 ns and does not follow
/// <see cref="Skew"/>: it is monotonic.</para>
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _active = [];
    private readonly List<TimerWait> _waits = [];
    private DateTimeOffset _origin;
    private TimeSpan _elapsed;
    private long _sequence;

    /// <summary>Makes a clock that stands at 2030-01-01 00:00 UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock that stands at an instant.</summary>
    public ManualTimeProvider(DateTimeOffset start) => _origin = start.ToUniversalTime();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are set and have not fired; a periodic one counts until it is disposed.</summary>
    public int ActiveTimers
    {
        get
        {
            lock (_gate)
            {
                return _active.Count;
            }
        }
    }

    /// <summary>When the next timer fires, or null where none is set.</summary>
    public DateTimeOffset? NextTimerAt
    {
        get
        {
            lock (_gate)
            {
                return Earliest() is { } timer ? _origin + timer.DueAt : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _origin + _elapsed;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    /// <summary>Lets time pass and fires what comes due in it.</summary>
    /// <param name="by">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative: time does not run backwards. <see cref="Skew"/> sets the wall clock back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_gate)
        {
            target = _elapsed + by;
        }

        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets time pass up to an instant; as <see cref="Advance"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant has passed.</exception>
    public void SetUtcNow(DateTimeOffset instant)
    {
        var now = GetUtcNow();
        if (instant < now)
        {
            throw new ArgumentOutOfRangeException(
                nameof(instant), instant, $"It is {now:O} already. Set it to that or later, or step the wall clock back with {nameof(Skew)}.");
        }

        Advance(instant - now);
    }

    /// <summary>Steps the wall clock, as a time server does: timers and timestamps, which are monotonic, do not notice.</summary>
    /// <param name="by">Forwards or, negative, backwards.</param>
    public void Skew(TimeSpan by)
    {
        lock (_gate)
        {
            _origin += by;
        }
    }

    /// <summary>Waits for the event "somebody waits on this clock": completes once at least <paramref name="count"/> timers are set.</summary>
    /// <param name="count">At least 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task WaitForTimersAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return WaitAsync(clock => clock._active.Count >= count, cancellationToken);
    }

    /// <summary>Waits for the event "somebody waits for this long": completes once some timer is set that fires <paramref name="dueIn"/> from now.</summary>
    /// <param name="dueIn">More than zero.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task WaitForTimerAsync(TimeSpan dueIn, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(dueIn, TimeSpan.Zero);
        return WaitAsync(clock => clock._active.Exists(timer => timer.DueAt - clock._elapsed == dueIn), cancellationToken);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Whether a timer is set that this attempt's code made.</summary>
    internal bool IsAwaitedBy(AttemptFlow flow)
    {
        lock (_gate)
        {
            return _active.Exists(timer => timer.Flow == flow);
        }
    }

    /// <summary>When the next timer fires that the code of one of these attempts made, or null.</summary>
    internal DateTimeOffset? NextAwaitedAt(IReadOnlyList<AttemptFlow> flows)
    {
        lock (_gate)
        {
            var awaited = _active.Where(timer => timer.Flow is { } flow && flows.Contains(flow)).ToList();
            return awaited.Count == 0 ? null : _origin + awaited.Min(timer => timer.DueAt);
        }
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _active.Remove(timer);
            timer.Period = period > TimeSpan.Zero ? period : null;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            if (dueTime > TimeSpan.Zero)
            {
                Activate(timer, _elapsed + dueTime);
                return;
            }

            if (timer.Period is { } next)
            {
                Activate(timer, _elapsed + next);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false);
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _active.Remove(timer);
        }
    }

    private ManualTimer? TakeDue(TimeSpan target)
    {
        lock (_gate)
        {
            if (Earliest() is not { } timer || timer.DueAt > target)
            {
                _elapsed = Max(_elapsed, target);
                Announce();
                return null;
            }

            _elapsed = Max(_elapsed, timer.DueAt);
            _active.Remove(timer);
            if (timer.Period is { } period)
            {
                Activate(timer, timer.DueAt + period);
            }

            return timer;
        }
    }

    private void Activate(ManualTimer timer, TimeSpan dueAt)
    {
        timer.DueAt = dueAt;
        timer.Sequence = ++_sequence;
        _active.Add(timer);
        Announce();
    }

    private ManualTimer? Earliest() => _active.OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Sequence).FirstOrDefault();

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private Task WaitAsync(Func<ManualTimeProvider, bool> isSo, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (isSo(this))
            {
                return Task.CompletedTask;
            }

            var wait = new TimerWait(isSo);
            _waits.Add(wait);
            return wait.Source.Task.WaitAsync(cancellationToken);
        }
    }

    private void Announce() => _waits.RemoveAll(wait => wait.IsSo(this) && wait.Source.TrySetResult());
}
