namespace JobKit.Migration;

/// <summary>What this node counted, for two who ask in turn: the flusher, which writes it, and the fuse, which does not wait for the store.</summary>
internal sealed class NodeCounts(MigrationMonitor monitor)
{
    private readonly Lock _gate = new();
    private readonly UnsentSums _unsent = new();
    private UnsentSums? _unseen;
    private int _dropped;

    /// <summary>Takes over what was counted.</summary>
    /// <returns>How many of the oldest cohorts were too many to keep since the last call.</returns>
    public int Collect()
    {
        lock (_gate)
        {
            Drain();
            var dropped = _dropped;
            _dropped = 0;
            return dropped;
        }
    }

    /// <summary>Takes what the store is still to get.</summary>
    public IReadOnlyList<CohortDelta> Take()
    {
        lock (_gate)
        {
            return _unsent.Take();
        }
    }

    /// <summary>Takes the first exposures that the store is still to get.</summary>
    public IReadOnlyList<ExposureDelta> TakeExposures() => monitor.DrainExposures();

    /// <summary>Takes what was counted since the last call; the first begins it.</summary>
    public IReadOnlyList<CohortDelta> Unseen()
    {
        lock (_gate)
        {
            _unseen ??= new();
            Drain();
            return _unseen.Take();
        }
    }

    private void Drain()
    {
        var counted = monitor.Drain();
        _unseen?.Add(counted);
        _dropped += _unsent.Add(counted);
    }
}
