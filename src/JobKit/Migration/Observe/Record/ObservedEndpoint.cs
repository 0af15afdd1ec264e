namespace JobKit.Migration;

/// <summary>One endpoint of a rollout on this node: ask <see cref="MigrationMonitor.Endpoint"/> for it once, and keep it.</summary>
/// <remarks>
/// No request reads the clock, which would cost as much as all the rest: a timer ends the cohort. Where the thread pool is late, or the wall
/// clock was set, each drain ends it too, so a cohort takes requests of at most a second more.
/// </remarks>
public sealed class ObservedEndpoint
{
    private readonly Lock _gate = new();
    private readonly List<CohortCells> _live = [];
    private readonly TimeProvider _clock;
    private readonly ITimer _end;
    private volatile CohortCells? _current;
    private long _latest = DateTime.UnixEpoch.Ticks;

    internal ObservedEndpoint(string key, string name, FirstExposures exposures, TimeProvider clock)
    {
        _clock = clock;
        _end = Detached.Timer(clock, static state => ((ObservedEndpoint)state!)._current = null, this);
        Key = key;
        Name = name;
        Exposures = exposures;
    }

    /// <summary>The rollout.</summary>
    public string Key { get; }

    /// <summary>The endpoint's name in the statistics.</summary>
    public string Name { get; }

    /// <summary>The rollout's, in all its endpoints together.</summary>
    internal FirstExposures Exposures { get; }

    /// <summary>How many cohorts are kept in memory.</summary>
    internal int Live
    {
        get
        {
            lock (_gate)
            {
                return _live.Count;
            }
        }
    }

    /// <summary>The cells of this moment. One before the present cohort counts as in it: a clock that jumps back opens no cohort again.</summary>
    internal CohortCells Now(in RouteDecision decision)
    {
        // A decision made by hand need not say it.
        var lengthTicks = decision.Cohort.Ticks is > 0 and var ticks ? ticks : TimeSpan.TicksPerMinute;
        return _current is { } current && current.Epoch == decision.Epoch && current.LengthTicks == lengthTicks ? current : Turn(decision.Epoch, lengthTicks);
    }

    /// <summary>Moves what was counted; cohorts of which nothing more is expected leave.</summary>
    /// <param name="into">Gets the counts.</param>
    /// <param name="nowTicks">The time. A cohort that is over by it gets no more requests.</param>
    /// <param name="keepTicks">Cohorts that ended after this are kept, with or without units in flight.</param>
    /// <param name="dropTicks">Cohorts that ended before this leave although a unit is in flight: nobody will end it.</param>
    internal void Drain(List<CohortDelta> into, long nowTicks, long keepTicks, long dropTicks)
    {
        lock (_gate)
        {
            if (_current is { } current && nowTicks >= current.EndTicks)
            {
                _current = null;
            }

            for (var at = _live.Count - 1; at >= 0; at--)
            {
                var cells = _live[at];
                cells.Drain(into);
                if (cells.EndTicks < keepTicks && (cells.IsSettled || cells.EndTicks < dropTicks) && cells != _current)
                {
                    _live.RemoveAt(at);
                    cells.Leave();
                    cells.Drain(into);
                }
            }
        }
    }

    internal void Rejoin(CohortCells cells)
    {
        lock (_gate)
        {
            cells.Rejoined();
            if (!_live.Contains(cells))
            {
                _live.Add(cells);
            }
        }
    }

    private CohortCells Turn(long epoch, long lengthTicks)
    {
        lock (_gate)
        {
            var utcTicks = _clock.GetUtcNow().UtcTicks;
            _latest = Math.Max(_latest, utcTicks);
            var start = _latest - ((_latest - DateTime.UnixEpoch.Ticks) % lengthTicks);
            var cells = _live.Find(it => it.Epoch == epoch && it.StartTicks == start && it.LengthTicks == lengthTicks);
            if (cells is null)
            {
                _live.Add(cells = new(this, epoch, start, lengthTicks));
            }

            // A request routed before a rollback, and recorded after it, must not take the cells of the new epoch from all others.
            if (_current is null || epoch >= _current.Epoch)
            {
                _current = cells;
                // After a jump back the end may be further away than any timer can be set.
                _end.Change(new(Math.Min(cells.EndTicks - utcTicks, lengthTicks)), Timeout.InfiniteTimeSpan);
            }

            return cells;
        }
    }
}
