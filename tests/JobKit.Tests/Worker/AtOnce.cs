namespace JobKit.Tests.Worker;

/// <summary>A handler that holds its jobs until they are let go, and counts how many run at once.</summary>
internal sealed class AtOnce
{
    private readonly Lock _counting = new();
    private readonly Signal _release = new();
    private readonly List<(int Count, Signal Reached)> _waiting = [];
    private int _now;

    public int Most { get; private set; }

    public void Release() => _release.Set();

    public Task ReachedAsync(int count)
    {
        var reached = new Signal();
        lock (_counting)
        {
            _waiting.Add((count, reached));
            Tell();
        }

        return reached.WaitAsync();
    }

    public async Task<string?> RunAsync(Scripted job, JobContext context, CancellationToken cancellationToken)
    {
        lock (_counting)
        {
            Most = Math.Max(Most, ++_now);
            Tell();
        }

        await _release.WaitAsync();
        lock (_counting)
            _now--;
        return null;
    }

    private void Tell()
    {
        foreach (var (count, reached) in _waiting)
        {
            if (Most >= count)
                reached.Set();
        }
    }
}
