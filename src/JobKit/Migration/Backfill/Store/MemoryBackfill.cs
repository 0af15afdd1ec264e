namespace JobKit.Migration;

/// <summary>One backfill's last run.</summary>
internal sealed class MemoryBackfill
{
    private readonly SortedDictionary<int, BackfillRange> _ranges = [];
    private readonly Dictionary<int, (string? Owner, DateTimeOffset Until)> _leases = [];

    public MemoryBackfill(string name, int run, BackfillExtent extent, OperatorAction by, DateTimeOffset now)
    {
        Run = new() { Name = name, Run = run, State = BackfillState.Running, Total = extent.Rows, StartedAt = now, UpdatedAt = now, UpdatedBy = by.Actor };
        for (var index = 0; index < extent.Bounds.Count; index++)
        {
            _ranges[index] = Opened(index, index == 0 ? null : extent.Bounds[index - 1], extent.Bounds[index]);
        }
    }

    public BackfillRun Run { get; private set; }

    public SortedDictionary<string, BackfillReject> Rejects { get; } = new(StringComparer.Ordinal);

    public BackfillRun Shown(DateTimeOffset now) =>
        Run with { Rejected = Rejects.Count, Ranges = [.. _ranges.Values.Select(range => range with { Leased = IsLeased(range.Index, now) })] };

    public bool Move(BackfillMove move, DateTimeOffset now)
    {
        if (!move.From.Contains(Run.State) || (move.To == BackfillState.Finished && _ranges.Values.Any(range => !range.Finished)))
        {
            return false;
        }

        if (move.RetryRejects)
        {
            var last = _ranges.GetValueOrDefault(BackfillRange.RetryIndex);
            _ranges[BackfillRange.RetryIndex] = Opened(BackfillRange.RetryIndex, null, null) with { Term = (last?.Term ?? 0) + 1, Done = last?.Done ?? 0 };
            _leases.Remove(BackfillRange.RetryIndex);
        }

        Run = Run with { State = move.To, Reason = move.Reason, UpdatedAt = now, UpdatedBy = move.By.Actor };
        return true;
    }

    public BackfillLease Lease(string owner, TimeSpan duration, DateTimeOffset now)
    {
        var open = _ranges.Values.Where(range => !range.Finished).ToList();
        if (Run.State != BackfillState.Running || open.Find(range => !IsLeased(range.Index, now) || BackfillOwner.IsSameJob(_leases[range.Index].Owner, owner)) is not { } free)
        {
            return new(Run.State, null, open.Count, Run.StartedAt);
        }

        _leases[free.Index] = (owner, now + duration);
        return new(Run.State, _ranges[free.Index] = free with { Term = free.Term + 1 }, open.Count, Run.StartedAt);
    }

    public bool Release(BackfillRange range) => _ranges[range.Index].Term == range.Term && _leases.Remove(range.Index);

    public BackfillState? Checkpoint(BackfillCheckpoint written, DateTimeOffset now)
    {
        var range = _ranges[written.Range.Index];
        if (range.Finished || range.Term != written.Range.Term || range.Cursor != written.Range.Cursor)
        {
            return null;
        }

        foreach (var reject in written.Rejects)
        {
            Rejects[reject.Key] = reject with { Attempts = (Rejects.GetValueOrDefault(reject.Key)?.Attempts ?? 0) + 1, RejectedAt = now };
        }

        foreach (var key in written.Mended)
        {
            Rejects.Remove(key);
        }

        _leases[range.Index] = (_leases.GetValueOrDefault(range.Index).Owner, now + written.Lease);
        _ranges[range.Index] = range with
        {
            Cursor = written.Cursor,
            Done = range.Done + written.Done,
            Rejected = range.Rejected + written.Rejects.Count,
            RatePerSecond = written.RatePerSecond,
            Finished = written.Finished,
        };
        if (Run.State == BackfillState.Running && BackfillStop.Reason(Rejects.Count, written) is { } reason)
        {
            Run = Run with { State = BackfillState.Stopped, Reason = reason, UpdatedAt = now, UpdatedBy = BackfillActs.Itself.Actor };
        }

        return Run.State;
    }

    private bool IsLeased(int index, DateTimeOffset now) => _leases.TryGetValue(index, out var lease) && lease.Until > now;

    private BackfillRange Opened(int index, string? low, string? high) =>
        new() { Name = Run.Name, Run = Run.Run, Index = index, Low = low, High = high, Cursor = low };
}
