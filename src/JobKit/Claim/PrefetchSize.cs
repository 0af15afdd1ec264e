namespace JobKit;

/// <summary>How many jobs to hold beyond the free slots, from the observed run time: short jobs get large batches, long jobs none, so that
/// no job waits in a busy node while another node idles.</summary>
/// <remarks>Written by the slots and read by the fetcher; a lost update only makes the next size a little older.</remarks>
internal sealed class PrefetchSize(int slots, int limit)
{
    /// <summary>Work is held ahead for about this long.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromMilliseconds(50);

    private double _averageMs = double.NaN;
    private int _cap = 1;

    /// <summary>Notes one run. A slow one counts at once, fast ones win it back over about twenty.</summary>
    public void Observe(TimeSpan run)
    {
        var ms = run.TotalMilliseconds;
        var average = Volatile.Read(ref _averageMs);
        Volatile.Write(ref _averageMs, double.IsNaN(average) || ms > average ? ms : average + ((ms - average) * 0.05));
    }

    /// <summary>Notes that a claim was filled, so that the next may be twice as large, or was not.</summary>
    public void Claimed(int asked, int got)
    {
        if (got >= asked)
            _cap = Math.Min(_cap * 2, Math.Max(limit, 1));
    }

    /// <summary>The present size, 0 to the limit.</summary>
    public int Current
    {
        get
        {
            var average = Volatile.Read(ref _averageMs);
            if (double.IsNaN(average) || average >= Horizon.TotalMilliseconds)
                return 0;

            var ahead = slots * Horizon.TotalMilliseconds / Math.Max(average, 0.001);
            return (int)Math.Min(Math.Min(ahead, _cap), limit);
        }
    }
}
