namespace JobKit.Storage;

/// <summary>The workers heard of in the last hour.</summary>
internal sealed class WorkerRoll
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (WorkerBeat Beat, DateTimeOffset StartedAt, DateTimeOffset HeardAt)> _workers = new(StringComparer.Ordinal);

    public void Beat(WorkerBeat beat, DateTimeOffset now)
    {
        var startedAt = _workers.TryGetValue(beat.WorkerId, out var known) ? known.StartedAt : now;
        _workers[beat.WorkerId] = (beat, startedAt, now);
        foreach (var gone in _workers.Where(worker => now - worker.Value.HeardAt > Memory).Select(worker => worker.Key).ToList())
        {
            _workers.Remove(gone);
        }
    }

    public List<WorkerState> Read(DateTimeOffset now) =>
    [
        .. _workers.Values
            .Where(worker => now - worker.HeardAt <= Memory)
            .OrderBy(worker => worker.StartedAt).ThenBy(worker => worker.Beat.WorkerId, StringComparer.Ordinal)
            .Select(worker => new WorkerState(
                worker.Beat.WorkerId, worker.Beat.Host, worker.Beat.Slots, worker.Beat.Busy, worker.Beat.Types, worker.StartedAt, now - worker.HeardAt)),
    ];
}
