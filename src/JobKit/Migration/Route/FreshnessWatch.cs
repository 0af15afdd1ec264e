namespace JobKit.Migration;

/// <summary>Tells how old what was last read is, without a look at the clock: that costs as much as the rest of a decision.</summary>
/// <remarks>A timer marks the two moments, not the loop that reads: that one may hang in a read.</remarks>
internal sealed class FreshnessWatch : IDisposable
{
    /// <summary>Three missed polls: from here on decisions say that they may be outdated.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _maxStale;
    private readonly TimeSpan _staleAfter;
    private readonly ITimer _timer;
    private long _readAt;
    private volatile Freshness _now = Freshness.Stale;

    /// <param name="maxStale">When it expires, at least <paramref name="staleAfter"/>.</param>
    /// <param name="clock">Measures from one good read to the next.</param>
    /// <param name="staleAfter">Where polls are not a second apart; else <see cref="StaleAfter"/>.</param>
    public FreshnessWatch(TimeSpan maxStale, TimeProvider clock, TimeSpan? staleAfter = null)
    {
        _staleAfter = staleAfter ?? StaleAfter;
        _maxStale = maxStale;
        _clock = clock;
        _timer = clock.CreateTimer(static watch => ((FreshnessWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stale until the first <see cref="Restart()"/>.</summary>
    public Freshness Now => _now;

    /// <summary>The store was just read.</summary>
    public void Restart() => Restart(TimeSpan.Zero);

    /// <summary>What is known now counts as read so long ago.</summary>
    public void Restart(TimeSpan age)
    {
        lock (_gate)
        {
            _readAt = _clock.GetTimestamp() - (long)(age.TotalSeconds * _clock.TimestampFrequency);
            Look();
        }
    }

    public void Dispose() => _timer.Dispose();

    // A timer may come late, after a restart, or a moment early: only the age counts.
    private void Look()
    {
        lock (_gate)
        {
            var age = _clock.GetElapsedTime(_readAt);
            _now = age < _staleAfter ? Freshness.Fresh : age < _maxStale ? Freshness.Stale : Freshness.Expired;
            var next = _now == Freshness.Expired ? Timeout.InfiniteTimeSpan : (_now == Freshness.Fresh ? _staleAfter : _maxStale) - age;
            _timer.Change(next, Timeout.InfiniteTimeSpan);
        }
    }
}
