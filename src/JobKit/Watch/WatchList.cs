namespace JobKit;

/// <summary>The jobs that are watched on this node. Safe for concurrent use.</summary>
internal sealed class WatchList
{
    private readonly Lock _gate = new();
    private readonly Dictionary<JobId, Watched> _watched = [];
    private volatile int _count;
    private bool _closed;

    /// <summary>How many jobs are watched.</summary>
    public int Count => _count;

    /// <summary>Adds a waiter.</summary>
    /// <exception cref="ObjectDisposedException">The list was closed.</exception>
    public WatchTicket Add(JobId id)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(JobWatcher));
            if (!_watched.TryGetValue(id, out var watched))
            {
                _watched.Add(id, watched = new());
                _count = _watched.Count;
            }

            watched.Watchers++;
            return new(this, id, watched);
        }
    }

    /// <summary>Takes a waiter away, and its job with the last one.</summary>
    public void Leave(JobId id, Watched watched)
    {
        lock (_gate)
        {
            // A stirred job has left the list already; another may stand there under its id.
            if (--watched.Watchers == 0 && _watched.TryGetValue(id, out var present) && ReferenceEquals(present, watched))
            {
                _watched.Remove(id);
                _count = _watched.Count;
            }
        }
    }

    /// <summary>Wakes everybody who waits on this job, if anybody does.</summary>
    public void Stir(JobId id)
    {
        Watched? watched;
        lock (_gate)
        {
            if (!_watched.Remove(id, out watched))
            {
                return;
            }

            _count = _watched.Count;
        }

        watched.Stir();
    }

    /// <summary>The jobs that are watched now.</summary>
    public IReadOnlyList<JobId> Ids()
    {
        lock (_gate)
        {
            return [.. _watched.Keys];
        }
    }

    /// <summary>Wakes everybody and takes nobody any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        foreach (var id in Ids())
        {
            Stir(id);
        }
    }
}
