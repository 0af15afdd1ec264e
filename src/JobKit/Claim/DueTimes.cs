namespace JobKit;

/// <summary>The earliest instants at which work comes due, each once and no more of them than fit: past the bound the latest is forgotten.</summary>
/// <remarks>Its unit is the caller's. Not safe for concurrent use.</remarks>
internal sealed class DueTimes(int capacity)
{
    private readonly SortedSet<long> _instants = [];

    public int Count => _instants.Count;

    public long? Earliest => _instants.Count == 0 ? null : _instants.Min;

    public void Add(long instant)
    {
        if (_instants.Add(instant) && _instants.Count > capacity)
            _instants.Remove(_instants.Max);
    }

    /// <summary>Takes out what has been reached, and says whether there was any.</summary>
    public bool TakeReached(long now)
    {
        var any = false;
        while (Earliest <= now)
            any = _instants.Remove(_instants.Min);
        return any;
    }
}
