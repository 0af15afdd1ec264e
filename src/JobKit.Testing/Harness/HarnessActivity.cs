namespace JobKit.Testing;

/// <summary>What the worker is doing, as told by the harness's middleware and store decorator.</summary>
internal sealed class HarnessActivity
{
    private readonly Lock _gate = new();
    private readonly List<AttemptFlow> _running = [];
    private long _version;
    private long _emptyAt = -1;
    private int _attempts;

    /// <summary>Goes up with everything that may give the worker something to do.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Whether the worker has looked for work since the last change and found none.</summary>
    public bool LookedInVain => Interlocked.Read(ref _emptyAt) == Version;

    public int Attempts => Volatile.Read(ref _attempts);

    public IReadOnlyList<AttemptFlow> Running
    {
        get
        {
            lock (_gate)
            {
                return [.. _running];
            }
        }
    }

    public void Change() => Interlocked.Increment(ref _version);

    /// <summary>A look for work found nothing; it began at a version.</summary>
    public void Looked(long version) => Interlocked.Exchange(ref _emptyAt, version);

    public void Begin(AttemptFlow flow)
    {
        lock (_gate)
        {
            _running.Add(flow);
        }

        Interlocked.Increment(ref _attempts);
        Change();
    }

    public void End(AttemptFlow flow)
    {
        lock (_gate)
        {
            _running.Remove(flow);
        }

        Change();
    }
}
